import { type ThemeConfig, theme } from 'antd';
import { fontFamily, type Scheme, schemes } from './tokens.js';

/** antd in our tokens: flat, 14/22, 8 px grid, one accent; its own success, warning and error colours are ink. */
export function antdTheme(scheme: Scheme, still: boolean): ThemeConfig {
  const t = schemes[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: t.accent,
      colorInfo: t.accent,
      colorLink: t.accent,
      colorSuccess: t.ink,
      colorWarning: t.ink,
      colorError: t.ink,
      colorText: t.ink,
      colorTextSecondary: t.muted,
      colorTextTertiary: t.muted,
      colorTextQuaternary: t.muted,
      colorTextPlaceholder: t.muted,
      colorTextDescription: t.muted,
      colorTextDisabled: t.muted,
      colorBgBase: t.paper,
      colorBgContainer: t.paper,
      colorBgElevated: t.raised,
      colorBgLayout: t.ground,
      colorBorder: t.edge,
      colorBorderSecondary: t.line,
      colorSplit: t.line,
      colorTextLightSolid: t.accentInk,
      fontFamily,
      fontSize: 14,
      lineHeight: 22 / 14,
      borderRadius: 4,
      borderRadiusLG: 6,
      borderRadiusSM: 3,
      controlHeight: 32,
      controlHeightLG: 40,
      motion: !still,
      motionDurationFast: '0.06s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.14s',
      wireframe: false,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Segmented: { itemSelectedBg: t.paper, trackBg: t.track, itemSelectedColor: t.ink, itemColor: t.muted },
      Select: { optionSelectedBg: t.accentSoft, optionSelectedFontWeight: 500 },
      Tooltip: { colorBgSpotlight: t.ink, colorTextLightSolid: t.paper },
    },
  };
}
