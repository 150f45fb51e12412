// Each branch says itself what was shown, so that it is remembered in Inky as in the game.
VAR emotion = "unsure"
EXTERNAL felt(label)

-> kitchen

=== kitchen ===
ODA: Well? # listen: happy sad neutral 6s
+ [Smile. #emotion: happy]
    ~ emotion = "happy"
+ [Let your face fall. #emotion: sad]
    ~ emotion = "sad"
+ [The desk face. #emotion: neutral]
    ~ emotion = "neutral"
+ [Chew on it. #emotion: unsure]
    ~ emotion = "unsure"
-
{
- felt("happy"):
    She hums.
- felt("sad"):
    She sighs.
- felt("neutral"):
    She nods.
- else:
    She says nothing.
}
-> END

=== function felt(label) ===
~ return emotion == label
