import { type ReactNode, useRef, useState } from 'react';

interface Props {
  readonly children: ReactNode;
  /** The full text, where the children are more than text. */
  readonly full?: string;
  readonly className?: string;
}

/** One line, cut with an ellipsis; the full text shows on hover where it is cut. */
export function Ellipsis({ children, full, className = '' }: Props) {
  const ref = useRef<HTMLSpanElement>(null);
  const [title, setTitle] = useState<string>();
  const measure = () => {
    const element = ref.current;
    if (element === null) return;
    setTitle(element.scrollWidth > element.clientWidth ? (full ?? element.textContent ?? undefined) : undefined);
  };
  return (
    <span ref={ref} className={`ellipsis ${className}`} title={title} onPointerEnter={measure}>
      {children}
    </span>
  );
}
