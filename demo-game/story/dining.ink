=== dining ===
#scene: dining #chapter: 3 #alone
The dining room has a brass line across the floor. North of it is the parish of Upper Sill, south of it is Lower Sill, and under table six they share a leg.
Oda has lit the candles. She does that for tax inspectors and for the dead. #sound: fire
KARR: Good evening. I apologise for the hour, and for the floor. I have wiped my boots, but they are large. #karr: neutral
KARR: Inspector Karr, Water Board, Crossings and Weirs. Please don’t get up. You are up. Please don’t sit down, then. #karr: happy
She reads the note on your coat, without touching it. She takes off one glove to do so, as one does for a notice.
KARR: How interesting. I have always said that speech is the least reliable part of a witness. You come to me already cleaned. #karr: doubt
KARR: I don’t ask questions for the answers, you see. I ask them and look. It’s nothing sinister. Some people watch birds. #karr: neutral
She opens a notebook. Every page is faces: postmen, brides, a goat. Each has a date and one careful word. “Relieved.” “Hungry.” “Goat.”
KARR: I am looking for a young man, who is carrying something that belongs to the Board. I have drawn him from a description. #karr: talk
She turns the book round. She has drawn a potato in a storm. The potato has eyebrows, and they are Tam’s. #karr: neutral #listen: neutral surprise happy 3s #window: sketch
+ [Desk face. A potato you’ve never met. #emotion: neutral]
    ~ show("neutral")
    ~ sketch = "neutral"
    KARR: Nothing. I see. A clean page. #karr: doubt
    KARR: I shall write “Porter, calm”, and the time. It’s a rare one. I have only two others, and one was asleep.
+ [The eyebrows. You know those eyebrows. #emotion: surprise]
    ~ show("surprise")
    ~ sketch = "surprise"
    ~ caught += 1
    KARR: There it was. Just a moment’s worth. Like a fish turning over. #karr: happy
    KARR: Don’t reproach yourself. I am told that the eyebrows are a good likeness.
+ [It’s a potato. You can’t help it. #emotion: happy]
    ~ show("happy")
    ~ sketch = "happy"
    ~ karr += 1
    KARR: You looked amused. Yes. I never learnt to do noses. #karr: warm
    KARR: My sister says I draw like a person describing someone over a bad telephone.
+ [Tilt your head at it. #emotion: unsure]
    ~ show("unsure")
    ~ sketch = "unsure"
    KARR: I couldn’t read that one. Do you know how seldom I get to write that? “Unclear.” What a treat. #karr: happy
-
ODA: Inspector. Soup? #oda: neutral
KARR: You’re very kind. I have smelled it. #karr: neutral
Oda goes out, and shuts the door with her hip: her way of swearing. #alone #karr: neutral
The Inspector sits on the south side of the brass line, squares her notebook to the edge of the table, and folds her hands.
KARR: Now I am going to tell you a joke. It’s a method. The Board sent us on a course. #karr: neutral
KARR: The theory is that a person with something to hide is too busy to laugh. I’ve had good results. I also lost a fiancé by it.
KARR: A man goes to the Water Board and says: my cellar is full of water. The clerk says: that’s impossible, sir, you haven’t applied. #karr: talk
KARR: So the man goes home, and applies. And six weeks later they write to him: dear sir, your application for water is granted. Please provide a cellar. #karr: neutral #sound: wind #listen: happy neutral surprise 3s #window: joke
+ [Laugh. It’s a good one, God help you. #emotion: happy]
    ~ show("happy")
    ~ joke = "happy"
    ~ karr += 1
    KARR: Oh! Oh, that’s very nice. That was a real one. #karr: laugh
    KARR: You have no idea. I told it to a bishop and he confessed.
+ [Not a muscle. #emotion: neutral]
    ~ show("neutral")
    ~ joke = "neutral"
    ~ caught += 1
    KARR: Hm. You looked very busy just then. #karr: doubt
    KARR: Of course it may be the joke. I’ve considered that. I’ve considered it on long train journeys.
+ [Look startled. Was that it? #emotion: surprise]
    ~ show("surprise")
    ~ joke = "surprise"
    ~ karr += 1
    KARR: You expected there to be more. Everyone does. That is what it’s like, working there. #karr: tired
+ [Something, late, around the mouth. #emotion: unsure]
    ~ show("unsure")
    ~ joke = "unsure"
    KARR: I’m going to put “possibly”. There was something by the mouth. It left before I could get my pencil to it. #karr: neutral
-
Behind her, without a sound, the pantry door comes open by the width of one eye.
It’s Tam. He points at the case. He points at the floor. He makes a turning movement, then a praying one. #tam: fear #tam: behind
He wants the key to something. Or he wants to grind coffee, and is sorry. #tam: surprise
KARR: You keep a very quiet house. #tam: fear #karr: talk
Tam tries again. He is now, unmistakably, being a bell. He swings. The scarf swings after him. He bonks his head on the hams. #sound: bonk #tam: laugh #karr: neutral
You must not. You absolutely must not. The Inspector is looking straight at you. #tam: fear #listen: neutral happy surprise 3s #window: antics
+ [Desk face. Think of tax. Think of turnips. #emotion: neutral]
    ~ show("neutral")
    ~ antics = "neutral"
    ~ tam += 1
    Nine years of honeymoon couples, commercial travellers and a man with a hen have trained you for this.
    KARR: I beg your pardon. I thought for a moment that you were going to sneeze. #karr: doubt
    Behind her, the door closes, in reverence. #alone #karr: doubt
+ [You crack. It was the hams. #emotion: happy]
    ~ show("happy")
    ~ antics = "happy"
    ~ caught += 1
    KARR: What is it? Is it the joke? Has it arrived? #karr: surprise
    She turns round. There’s a door, and a ham, swinging slightly. #alone #karr: surprise
    KARR: There is a draught. It appears to have been funny. #karr: doubt
+ [Your eyes jump past her shoulder. #emotion: surprise]
    ~ show("surprise")
    ~ antics = "surprise"
    ~ caught += 1
    KARR: Thank you. #karr: happy
    She doesn’t turn round. She only writes down the direction in which you looked, with a small arrow. #alone #karr: happy
+ [Blink a great deal. #emotion: unsure]
    ~ show("unsure")
    ~ antics = "unsure"
    KARR: Candle smoke. It gets me too. #karr: warm
    She moves the candle to one side, very considerately. Behind it, the door has shut. #alone #karr: warm
-
The clock on the stairs does its best, and makes it ten. Two hours to midnight. #sound: clock
KARR: I’ll take the room at the front, if I may, with the window on the road. I sleep sitting up. It’s a habit. #karr: neutral
{ caught >= 2:
    KARR: And I’d like to look at your larder in the morning. I’m told that it’s very amusing. #karr: doubt
}
{ tam > karr:
    -> pantry
- else:
    -> map
}
