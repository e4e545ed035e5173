import type { AreaFinding } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly findings: readonly AreaFinding[];
  readonly onShow: (finding: AreaFinding) => void;
}

/** What the checks found, a line each, with where and how large; a click shows it on the map. */
export function FindingList({ findings, onShow }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="finding-list">
      {findings.map((finding) => {
        const { kind, areas, squareMetres, why } = finding;
        const names = areas.map((area) => area.name).join(t('common.comma'));
        return (
          <li key={`${kind} ${areas.map((area) => area.id).join()} ${squareMetres} ${why}`}>
            <span className="finding-kind">{t(`areaFinding.${kind}`)}</span>
            {finding.place === null ? (
              <span>{names}</span>
            ) : (
              <button type="button" className="link-button" onClick={() => onShow(finding)}>
                {names}
              </button>
            )}
            {why !== null && <span className="muted">{whyText(kind, why)}</span>}
            {squareMetres !== null && (
              <span className="number">{t('areaEdit.squareMetres', { count: Math.round(squareMetres) })}</span>
            )}
            {finding.place !== null && (
              <span className="muted number">
                {finding.place.lon.toFixed(5)}, {finding.place.lat.toFixed(5)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );

  function whyText(kind: AreaFinding['kind'], why: string): string {
    if (kind === 'no-parent') return why;
    if (kind === 'bad-shape') return t(`areaShape.${shapeWhy(why)}`);
    return t(why === 'parent' ? 'areaCode.parent' : 'areaCode.other');
  }
}

export const SHAPE_WHYS = [
  'structure',
  'empty',
  'not-number',
  'short',
  'unclosed',
  'repeated',
  'crossing',
  'touching',
  'rings-cross',
  'hole-outside',
  'other',
] as const;

export function shapeWhy(why: unknown): (typeof SHAPE_WHYS)[number] {
  return SHAPE_WHYS.find((each) => each === why) ?? 'other';
}
