/** Registers every element of this project. */
import './define-annotator.js';
import './define-workbench.js';
