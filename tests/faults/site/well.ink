VAR emotion = "unsure"
VAR turns = 0
EXTERNAL felt(label)

-> well

=== well ===
The well hums. Do you like the tune? # listen: happy sad 6s # window: well
+ [Smile. #emotion: happy]
+ [Let your face fall. #emotion: sad]
+ [Say nothing. #emotion: unsure]
-
~ turns += 1
{felt("happy"): It hums on.|It takes another tune.}
-> well

=== function felt(label) ===
~ return emotion == label
