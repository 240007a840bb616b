/** Every number of the canvas that is a matter of tuning. Lengths are client (CSS) pixels unless the name says flow. */

/** Small enough that a document of a few thousand nodes fits a phone. */
export const minZoom = 0.005;
export const maxZoom = 3;

/** Movement that turns a press into a drag. Touch is larger because fingers roll. */
export const dragThreshold = { mouse: 4, touch: 10 };

/** A port takes a wire's end within this distance. */
export const snapRadius = 28;

/** The smallest target of a port, and the largest that it grows to, in flow pixels, as the picture shrinks. */
export const portTarget = { fine: 24, coarse: 44, mostFine: 40, mostCoarse: 72 };

export const longPressMs = 500;
export const doubleTapMs = 400;
export const doubleTapDistance = 24;

/** View animations; none with reduced motion. */
export const glideMs = 150;

/** A gesture of the view counts as over this long after its last event. The far picture is then drawn again. */
export const settleMs = 90;

/** A far picture that no longer covers the view is drawn again in mid-gesture, at most this often. */
export const coverMs = 200;

/** While numbers stream in, the far picture's wires change their colours at most this often. */
export const farWiresMs = 120;

/** Cards are mounted within the view plus this part of it on each side. */
export const mountMargin = 0.25;

/** At most this many cards are built in one frame, so that none takes longer than a frame or two. */
export const mountBatch = 24;

/** More cards than this are not kept mounted for being selected, dragged or neighbours. */
export const pinLimit = 60;

/** The far picture takes over above `most` visible cards, or below `zoom` with more than `few`; it hands back at `backMost` and `backZoom`. */
export const far = { most: 150, backMost: 130, zoom: 0.35, backZoom: 0.38, few: 40 };

/** The far picture is this part of the view larger on each side. */
export const farMargin = 0.2;

/** Above this many device pixels per CSS pixel the far picture gains nothing. */
export const farPixelRatio = 2;

/** The far picture writes names on cards at least this wide. */
export const farNameWidth = 44;

/** Above this many wires the far picture draws them straight. */
export const farStraightWires = 1200;

/** How close to a wire a click in the far picture must be. */
export const farWireReach = 8;

/** The grid's dots never stand closer than this; below it every other one is left out. */
export const closestDots = 14;
