VAR emotion = "unsure"
VAR mood = ""
EXTERNAL felt(label)

-> kitchen

=== kitchen ===
ODA: Eat. # oda: neutral
ODA: Well? # listen: happy sad neutral 6s # window: soup
+ [Smile. #emotion: happy]
    ODA: You liked it.
+ [Let your face fall. #emotion: sad]
    ODA: You would make the spoon cry.
+ [The desk face. #emotion: neutral]
    ODA: Not a flicker.
+ [Chew on it. #emotion: unsure]
    ODA: I couldn't tell.
-
She takes the bowl.
{
- felt("happy"):
    She hums.
- felt("sad"):
    She sighs.
- else:
    She says nothing.
}
-> hall

=== hall ===
A knock.
+ [Open.]
+ [Wait.]
-
TAM: It's a cello. # listen: surprise 5s hold=300ms sure=0.7
+ [Go on.]
-
{ emotion:
- "surprise": TAM: You didn't know!
- else: TAM: Well.
}
-> END

=== function felt(label) ===
~ return emotion == label
