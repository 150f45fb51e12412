// NOT A WORD
// A story told by your face. Open this file in Inky and play it as it is: where the
// game listens, the same answers stand as choices.
//
// Tags the game understands:
//   #scene: kitchen        backdrop, palette and weather
//   #chapter: 1            a place that the chapter list can return to
//   #oda: happy            a character's expression, and who is in the room
//   #tam: behind           that one peeps out from where the scene lets one hide; #tam: out ends it
//   #alone                 nobody in the room
//   #sound: knock          a sound, with its caption
//   #listen: happy sad 3s  the game watches the player's face for one of these, for so long and the
//                          time it takes to read the answers; untimed waits without limit
//   #window: soup          the name of that listening window
//   #calibrate: 3s         the game takes the player's resting face while the line is read
//   #clapper: hung         the bell has its tongue
//   #lights: 31            so many houses of the valley have a light
//   #lantern: out          the lantern in the boat is dark
//   #ending: bell          this is an ending

INCLUDE kitchen.ink
INCLUDE hall.ink
INCLUDE dining.ink
INCLUDE pantry.ink
INCLUDE map.ink
INCLUDE attic.ink
INCLUDE roof.ink
INCLUDE endings-bell.ink
INCLUDE endings-water.ink
INCLUDE endings-odd.ink

// What the player's face said last: happy, surprise, neutral, sad, angry or unsure.
VAR emotion = "unsure"

// What each person has made of it.
VAR tam = 0
VAR karr = 0
VAR caught = 0
VAR stay = 0

// How often each was shown.
VAR smiles = 0
VAR starts = 0
VAR stones = 0
VAR sorrows = 0
VAR sparks = 0
VAR blurs = 0

// What is remembered of single moments.
VAR lamp = ""
VAR soup = ""
VAR offer = ""
VAR bridge = ""
VAR clank = ""
VAR shelter = ""
VAR sketch = ""
VAR joke = ""
VAR antics = ""
VAR plums = ""
VAR plan = ""
VAR chair = ""
VAR price = ""
VAR goodbye = ""
VAR parcel = ""
VAR question = ""
VAR midnight = ""

// Tam has gone down to the river with the bell's tongue.
VAR gone = false

EXTERNAL felt(label)

-> kitchen

=== function felt(label) ===
~ return emotion == label

=== function show(label) ===
~ emotion = label
{ label:
- "happy":
    ~ smiles += 1
- "surprise":
    ~ starts += 1
- "neutral":
    ~ stones += 1
- "sad":
    ~ sorrows += 1
- "angry":
    ~ sparks += 1
- else:
    ~ blurs += 1
}
