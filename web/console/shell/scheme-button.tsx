import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLook } from './look.js';

export function SchemeButton() {
  const { t } = useTranslation();
  const { scheme, choose } = useLook();
  const other = scheme === 'dark' ? 'light' : 'dark';
  const label = t(other === 'dark' ? 'app.toDark' : 'app.toLight');
  return (
    <Button
      type="text"
      onClick={() => choose(other)}
      icon={other === 'dark' ? <MoonOutlined aria-hidden /> : <SunOutlined aria-hidden />}
      aria-label={label}
      title={label}
    />
  );
}
