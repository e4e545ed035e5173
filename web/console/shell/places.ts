import {
  AimOutlined,
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  EnvironmentOutlined,
  FileSearchOutlined,
  FlagOutlined,
  FundProjectionScreenOutlined,
  InboxOutlined,
  PhoneOutlined,
  PlusCircleOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SolutionOutlined,
  SwapOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** An area of work in the rail. */
export interface Place {
  readonly to: string;
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** Key of its name. */
  readonly name: string;
  /** Shown to whom one of these is allowed. */
  readonly permissions: readonly string[];
  /** What lies together in the rail; left out: the day's work. */
  readonly group?: 'figures' | 'rules';
  /** Takes an area in its address. */
  readonly byArea?: true;
}

/** In the order of the rail. */
export const PLACES: readonly Place[] = [
  { to: '/desk', icon: InboxOutlined, name: 'place.desk', permissions: ['case.read'], byArea: true },
  { to: '/unit', icon: FlagOutlined, name: 'place.unit', permissions: ['unit.read'] },
  { to: '/tasks', icon: ToolOutlined, name: 'place.tasks', permissions: ['event.handed-back', 'patrol.walk'] },
  { to: '/hotline', icon: PhoneOutlined, name: 'place.hotline', permissions: ['hotline.work', 'knowledge.write'] },
  { to: '/report', icon: PlusCircleOutlined, name: 'place.report', permissions: ['event.reported'] },
  { to: '/components', icon: ApartmentOutlined, name: 'place.components', permissions: ['component.read'] },
  { to: '/patrol-plan', icon: ScheduleOutlined, name: 'place.plan', permissions: ['coverage.read'] },
  { to: '/surveys', icon: FileSearchOutlined, name: 'place.surveys', permissions: ['survey.read'] },
  { to: '/map', icon: EnvironmentOutlined, name: 'place.map', permissions: ['case.read'] },
  {
    to: '/board',
    icon: FundProjectionScreenOutlined,
    name: 'place.board',
    permissions: ['board.read'],
    group: 'figures',
    byArea: true,
  },
  { to: '/orders', icon: AlertOutlined, name: 'place.orders', permissions: ['order.read'] },
  { to: '/coordination', icon: AuditOutlined, name: 'place.coordination', permissions: ['coordination.read'] },
  { to: '/moderation', icon: SolutionOutlined, name: 'place.moderation', permissions: ['portal.moderate'] },
  { to: '/handover', icon: SwapOutlined, name: 'place.handover', permissions: ['handover.read'] },
  { to: '/coverage', icon: AimOutlined, name: 'place.coverage', permissions: ['coverage.read'], group: 'figures' },
  {
    to: '/scorecard',
    icon: BarChartOutlined,
    name: 'place.scorecard',
    permissions: ['scorecard.read', 'card.own'],
    group: 'figures',
  },
  {
    to: '/admin',
    icon: SettingOutlined,
    name: 'place.admin',
    permissions: ['config.read', 'account.read', 'audit.read'],
    group: 'rules',
  },
];
