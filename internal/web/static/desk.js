// The desk's pages: good forms first, made quicker here. Each module looks for the
// attributes it serves and leaves a page without them alone.
import { completeIn } from "./desk_complete.js";
import { composeIn, editItem } from "./desk_compose.js";
import { forgetDone, forgetStored, keepIn } from "./desk_keep.js";
import { picturesIn } from "./desk_pictures.js";
import { markIn } from "./desk_mark.js";
import { hereIn } from "./desk_here.js";
import { installIn, keptListIn, keptScreenIn } from "./desk_install.js";
import { outboxIn } from "./desk_outbox.js";
import { passkeysIn } from "./desk_passkey.js";
import { pickIn } from "./desk_pick.js";
import { previewIn } from "./desk_preview.js";
import { slugIn } from "./desk_slug.js";
import { undoIn } from "./desk_undo.js";
import { waitingIn } from "./desk_waiting.js";
import { growIn, showFaults, showPasswordsIn } from "./desk_fields.js";

keptScreenIn(document);
picturesIn(document);
forgetStored(document);
forgetDone();
keepIn(document);
growIn(document);
pickIn(document);
slugIn(document);
showPasswordsIn(document);
passkeysIn(document);
completeIn(document);
composeIn(document);
outboxIn(document, document.querySelector("form[data-compose]") ? editItem : null);
previewIn(document);
markIn(document);
undoIn(document);
waitingIn(document);
hereIn(document);
showFaults(document);
keptListIn(document);
installIn(document);
