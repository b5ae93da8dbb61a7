// All styles of the kiosk, in the order in which they may overrule each other.
import '../../fonts/kiosk.css';
import '../../kit/tokens.css';
import '../../kit/base.css';
import '../../kit/kit.css';
import './stage.css';
import './rail.css';
import './attract.css';
import './number.css';
import './coins.css';
import './prompt.css';
import './thanks.css';
import './pages.css';
import './tight.css';
import './tight-screens.css';
import './wide.css';
import './wide-tight.css';
