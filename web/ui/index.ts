import './styles/base.css';

export { antdTheme } from './antd-theme.js';
export { Bones } from './bones.js';
export { ChoiceBar } from './choice-bar.js';
export { Ellipsis } from './ellipsis.js';
export { type LightColour, LightMark, LightShape } from './light-mark.js';
export { MenuButton, type MenuItem } from './menu-button.js';
export { PopoverButton } from './popover-button.js';
export { SearchField } from './search-field.js';
export { StateNote } from './state-note.js';
export { applyScheme, fontFamily, type Scheme, schemes } from './tokens.js';
export { UsageBar } from './usage-bar.js';
export { useMedia } from './use-media.js';
export { type GridChoice, VirtualGrid } from './virtual-grid.js';
export { visibleRange } from './visible-range.js';
