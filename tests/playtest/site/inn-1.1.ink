VAR emotion = "unsure"

The innkeeper sets a bowl before you. # scene: supper
It smells of turnip and of something else.
"My grandmother's. It is green on purpose. Well?" # listen: happy sad surprise 7s # window: soup
+ [Smile. #emotion: happy]
    "Ha! I knew it."
+ [Let your face fall. #emotion: sad]
    "It is the turnip, is it."
+ [Raise your eyebrows. #emotion: surprise]
    "Salt. Yes."
+ [Keep chewing. #emotion: unsure]
    "A thinker. Take your time."
-
She sits down, which she never does. # scene: letter
She irons the letter flat with her hand, twice.
"They want the house." # listen: surprise sad happy 7s # window: letter
+ [Stare. #emotion: surprise]
    "So did I."
+ [Look down. #emotion: sad]
    "Don't. I haven't signed."
+ [Smile. #emotion: happy]
    "You find it funny."
+ [Say nothing. #emotion: unsure]
    "I can't read you tonight."
-
The lamp burns low. # scene: night
-> END
