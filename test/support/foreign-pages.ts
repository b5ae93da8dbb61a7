// Addresses that look like the kiosk's own, and are not.
export const OWN = 'http://127.0.0.1:8081';
export const FOREIGN = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'http://localhost:8081/',
  'http://127.0.0.1:8081.example.com/',
  'http://user@127.0.0.2:8081/',
  'https://127.0.0.1:8081/',
  'file:///etc/passwd',
  'tikkeul://other/',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu/',
  'javascript:alert(1)',
  'data:text/html,hello',
  'about:blank',
  'not an address',
];
