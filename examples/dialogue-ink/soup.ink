VAR emotion = "unsure"
EXTERNAL felt(label)

-> inn

=== inn ===
The innkeeper sets a bowl of soup before you.
"My grandmother's. Well?" # listen: happy disgust 8s
+ [Smile. #emotion: happy]
    "Ha! I knew it."
+ [Pull a face. #emotion: disgust]
    "Hm. She did say that it is for the brave."
+ [Keep chewing. #emotion: unsure]
    "A thinker. Take your time."
- "{felt("happy"): Seconds are free|The bread is fresh, at least}."
-> END

=== function felt(label) ===
~ return emotion == label
