// Our own icons on a 24 grid: 2.25 stroke, round caps, a solid disc where a coin is meant. A word always stands beside.
import type { ReactNode } from 'react';

const ICONS = {
  help: (
    <>
      <circle cx="12" cy="7.5" r="3.6" />
      <path d="M4.5 20.5c.6-4.6 3.4-7 7.5-7s6.9 2.4 7.5 7M19 3v4M21 5h-4" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="M3.3 12h17.4M12 3.3c3 3 3.8 5.7 3.8 8.7s-.8 5.7-3.8 8.7c-3-3-3.8-5.7-3.8-8.7s.8-5.7 3.8-8.7z" />
    </>
  ),
  larger: <path d="M2.5 19 7.5 7l5 12M4.2 15h6.6M14 19l3-7.5 3 7.5M15 16.8h4M19 3v5M21.5 5.5h-5" />,
  sound: (
    <path d="M4 9.5v5h3.5L12.5 19V5L7.5 9.5zM16 9a4.2 4.2 0 0 1 0 6M18.5 6a8.5 8.5 0 0 1 0 12" />
  ),
  mute: <path d="M4 9.5v5h3.5L12.5 19V5L7.5 9.5zM16.5 9.5l5 5M21.5 9.5l-5 5" />,
  close: <path d="M5.5 5.5l13 13M18.5 5.5l-13 13" />,
  check: <path d="M4.5 12.5l5 5L19.5 7" />,
  delete: <path d="M8.5 5H21v14H8.5L2.5 12zM12 9.5l5 5M17 9.5l-5 5" />,
  arrow: <path d="M4 12h15M13 6l6 6-6 6" />,
  back: <path d="M20 12H5M11 6l-6 6 6 6" />,
  offline: (
    <path d="M7 18a4.5 4.5 0 0 1-.4-9A6 6 0 0 1 17 7.8 5 5 0 0 1 18.5 17M10 18h4M3.5 3.5l17 17" />
  ),
  cloud: <path d="M7 18.5a4.5 4.5 0 0 1-.4-9A6 6 0 0 1 18 9a4.8 4.8 0 0 1-.5 9.5z" />,
  jam: (
    <>
      <circle cx="12" cy="9.5" r="6.3" />
      <path d="M3 13.5h18V20H3z" fill="currentColor" />
      <path d="M12 6.5v3" />
    </>
  ),
  full: (
    <>
      <path d="M4 9v11.5h16V9" />
      <g fill="currentColor" stroke="none">
        <circle cx="8" cy="16" r="2.2" />
        <circle cx="12.5" cy="16" r="2.2" />
        <circle cx="16.5" cy="15" r="2" />
        <circle cx="10" cy="11.5" r="2.2" />
        <circle cx="14.5" cy="11" r="2.2" />
        <circle cx="12" cy="6.5" r="2.4" />
      </g>
    </>
  ),
  reject: <path d="M5 14a7 7 0 1 0 2-7L4 10M4 4v6h6" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  list: <path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01" />,
  coin: (
    <>
      <circle cx="12" cy="12" r="8.7" />
      <circle cx="12" cy="12" r="4" fill="currentColor" />
    </>
  ),
  pickup: <path d="M4 20h16M12 4v11M7 10.5l5 5 5-5" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5 21 21" />
    </>
  ),
  drift: <path d="M3.5 17.5 9 11l4 4 7.5-9M14.5 6h6v6" />,
  leave: <path d="M13 4H5v16h8M10 12h11M17 8l4 4-4 4" />,
  undo: <path d="M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11" />,
  camera: (
    <>
      <path d="M3 8h4l2-3h6l2 3h4v11H3z" />
      <circle cx="12" cy="13" r="3.6" />
    </>
  ),
  copy: <path d="M9 8h11v12H9zM5 16H4V4h11v1" />,
  key: (
    <>
      <circle cx="8" cy="15" r="4.2" />
      <path d="M11 12l8-8M16 7l3 3" />
    </>
  ),
  bell: <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4" />,
  code: <path d="M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14" />,
  pin: (
    <>
      <path d="M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21z" />
      <circle cx="12" cy="9.5" r="2.2" />
    </>
  ),
  // The wallet's.
  send: <path d="M12 19V5M6 11l6-6 6 6" />,
  gift: (
    <path d="M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-5 0-5-4-2.500-4S12 7 12 7s0-4 2.500-4S17 7 12 7" />
  ),
  bank: <path d="M3 10l9-6 9 6zM5.500 10v8M10 10v8M14 10v8M18.500 10v8M3 20.500h18" />,
  store: <path d="M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-6h4v6" />,
  sliders: (
    <>
      <path d="M4 7h9M19 7h1M4 17h1M11 17h9" />
      <circle cx="16" cy="7" r="2.4" />
      <circle cx="8" cy="17" r="2.4" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof ICONS;

/** One icon, as tall as the text beside it; it says nothing aloud. */
export function Icon({ name }: Readonly<{ name: IconName }>) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {ICONS[name]}
    </svg>
  );
}
