namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>Everything that can go wrong in a story.</summary>
internal static class StoryPlots
{
    private static readonly IReadOnlyList<string> AnyThing =
        ["ball", "kite", "toy car", "doll", "hat", "book", "boat", "drum", "cup", "box", "balloon", "bell"];

    public static readonly IReadOnlyList<StoryPlot> All =
    [
        new()
        {
            Name = "lost thing",
            Things = AnyThing,
            Problems =
            [
                "Then {he} looked down, and the {thing} was gone.",
                "But soon {name} could not find the {thing}.",
                "After a short walk, the {thing} was not there any more.",
            ],
            Attempts =
            [
                "{name} looked under a bush and behind a big rock.",
                "{name} asked {his} friend {friend} to help {him} look.",
                "{name} looked here and there for a long time.",
            ],
            Good =
            [
                "At last, {he} saw the {thing} in the tall grass.",
                "Then {friend} came and gave the {thing} back to {him}.",
                "A small bird showed {him} where the {thing} was.",
            ],
            Bad = ["But the {thing} was lost, and it got dark.", "But no one could find the {thing}.", "But the {thing} was gone for good."],
            Plain =
            [
                "The {thing} was not there, so {he} played with a stick.",
                "{He} did not find it, but {he} found some pretty leaves.",
                "After a while, {he} sat on a rock and ate some bread.",
            ],
        },
        new()
        {
            Name = "stuck in a tree",
            Things = ["ball", "kite", "hat", "balloon"],
            Problems = ["A strong wind took the {thing} up into a tall tree.", "The {thing} went up high and got stuck in a tree."],
            Attempts =
            [
                "{name} jumped and jumped, but the tree was too tall.",
                "{name} tried to get it down with a long stick.",
                "{name} called {friend}, and they shook the tree.",
            ],
            Good =
            [
                "Then a kind bird pushed the {thing} down to {him}.",
                "{His} {adult} came and got the {thing} down.",
                "At last, the {thing} fell right in front of {him}.",
            ],
            Bad = ["Then the wind blew again, and the {thing} was gone.", "Then the tree broke the {thing}.", "But the {thing} did not come down."],
            Plain = ["The {thing} stayed up there, so {he} sat down and ate some bread.", "{He} left the {thing} in the tree and looked at the birds."],
        },
        new()
        {
            Name = "fell into the water",
            Things = ["ball", "boat", "hat", "doll", "cup", "box"],
            Problems = ["The {thing} fell into the water and went away.", "{name} slipped, and the {thing} fell into the cold water."],
            Attempts =
            [
                "{name} ran along the water as fast as {he} could.",
                "{name} tried to get it with a long stick.",
                "{His} friend {friend} threw a rope, but it was too short.",
            ],
            Good =
            [
                "Then a white swan pushed the {thing} back to {him}.",
                "Then {friend} went in and got the {thing} out.",
                "The wind turned, and the {thing} came back to {him}.",
            ],
            Bad = ["But the {thing} went down, and {he} never saw it again.", "But the water took the {thing} far away."],
            Plain = ["The {thing} went away, and {he} looked at the fish.", "{He} let it go and threw a stone into the water."],
        },
        new()
        {
            Name = "broken",
            Things = ["toy car", "boat", "drum", "cup", "box", "bell"],
            Problems = ["The {thing} fell on the ground and broke.", "{name} ran too fast, and the {thing} fell down and broke."],
            Attempts =
            [
                "{name} picked up all the little parts.",
                "{name} tried to fix it for a long time.",
                "{name} took it to {his} {adult} and asked for help.",
            ],
            Good =
            [
                "{His} {adult} fixed it, and it was as good as new.",
                "At last, the {thing} was as good as new.",
                "Then {friend} came and gave {him} a new {thing}.",
            ],
            Bad = ["But it could not be fixed.", "But no one could fix the {thing}.", "{His} {adult} said it was broken for good."],
            Plain = ["It did not work any more, so {he} put it away.", "{He} put the parts in a bag and sat down."],
        },
        new()
        {
            Name = "wanted by a friend",
            Things = ["ball", "kite", "toy car", "doll", "book", "drum"],
            Problems = ["Then {friend} wanted to have the {thing}.", "After a while, {friend} asked for a turn with the {thing}."],
            Attempts =
            [
                "\"No, it is mine,\" said {name}.",
                "{name} did not know what to say.",
                "{name} held the {thing} and looked at {friend}.",
            ],
            Good =
            [
                "Then {he} gave {friend} a turn, and they played all day.",
                "They took turns, and it was a good game.",
                "Then {friend} said please, and they played with it.",
            ],
            Bad = ["But {name} said no, and {friend} went away.", "They both pulled, and the {thing} broke.", "Then {friend} took it and ran away."],
            Plain = ["But {friend} had to go, so {name} played with it alone.", "They talked for a while and sat down on a rock."],
        },
        new()
        {
            Name = "rain",
            Things = ["kite", "doll", "hat", "book", "drum", "box"],
            Problems = ["Then the sky got dark, and it began to rain.", "All at once, it began to rain on the {thing}."],
            Attempts =
            [
                "{name} put the {thing} under a tree and waited.",
                "{name} and {friend} sat under a big leaf.",
                "{name} ran to find a dry place.",
            ],
            Good =
            [
                "Soon the sun came out, and it was warm again.",
                "Then {his} {adult} came and took {him} to a warm place.",
                "Then there was a big rainbow over the {place}.",
            ],
            Bad = ["But the rain did not stop, and the {thing} got wet.", "But the {thing} was wet and broken.", "But the water took the {thing} away."],
            Plain = ["The rain stopped after a while, and the grass was wet.", "It rained for a long time, and {he} looked at the rain."],
        },
        new()
        {
            Name = "taken by a beast",
            Things = AnyThing,
            Problems = ["Then a big {beast} came and took the {thing}.", "All at once, a {beast} took the {thing} and ran."],
            Attempts =
            [
                "\"Please give it back,\" said {name}.",
                "{name} and {friend} ran after the {beast}.",
                "{name} called for {his} {adult}.",
            ],
            Good =
            [
                "The {beast} said sorry and gave the {thing} back.",
                "The {beast} only wanted to play, so they all played.",
                "{name} gave the {beast} some bread and got the {thing} back.",
            ],
            Bad = ["But the {beast} was too fast and did not come back.", "But the {beast} broke the {thing}.", "But the {beast} and the {thing} were gone."],
            Plain = ["The {beast} went to sleep on it, so {name} let it be.", "The {beast} kept the {thing}, and {name} sat on a rock."],
        },
        new()
        {
            Name = "hungry",
            Things = AnyThing,
            Problems = ["Soon {name} was very hungry, but {he} had no food.", "After a while, {name} wanted to eat, but there was no food."],
            Attempts =
            [
                "{name} asked {friend} for some food.",
                "{name} looked for food {in} the {place}.",
                "{name} looked in {his} bag, but it had only a stone in it.",
            ],
            Good = ["Then {friend} gave {him} a big warm pie.", "Then {his} {adult} came with soup and sweet cake.", "At last, {name} found a tree with red apples."],
            Bad = ["But there was nothing to eat.", "{He} found one apple, but it was bad.", "{friend} had some cake but did not give {him} any."],
            Plain = ["{He} ate some dry bread and had some water.", "{He} found a few nuts and ate them."],
        },
        new()
        {
            Name = "hurt",
            Things = AnyThing,
            Problems = ["{name} ran too fast and fell over the {thing}.", "Then {name} slipped on a wet stone and hurt {his} leg."],
            Attempts = ["{friend} ran over to help {him}.", "{name} called for {his} {adult}.", "{name} tried to stand up, but {he} fell again."],
            Good =
            [
                "Then {friend} gave {him} a hug, and it did not hurt any more.",
                "{His} {adult} kissed {his} leg, and soon {he} could run again.",
                "Soon {he} was up again and could play.",
            ],
            Bad = ["But it hurt so much that {he} could not play.", "But no one could help, and it hurt for a long time."],
            Plain = ["{He} sat on a rock until it was better.", "{His} {adult} looked at it and told {him} to rest."],
        },
        new()
        {
            Name = "lost way",
            Things = AnyThing,
            Problems = ["Then it got late, and {name} did not know the way back.", "{name} walked too far with the {thing} and got lost."],
            Attempts =
            [
                "{name} called for {friend}, but it was very quiet.",
                "{name} asked a bird which way to go.",
                "{name} went down a small road and looked for help.",
            ],
            Good =
            [
                "Then {name} saw {his} {adult} with a bright light.",
                "Then {friend} came and showed {him} the way.",
                "At last, {he} saw the {place} again.",
            ],
            Bad = ["But it was cold and dark, and {name} was afraid.", "But no one was there, and {he} lost the {thing} too."],
            Plain = ["After a long walk, {he} came to a road {he} knew.", "The road went round and round and back to the {place}."],
        },
        new()
        {
            Name = "loud noise",
            Things = AnyThing,
            Problems = ["Then there was a loud noise behind a tree.", "All at once, something big moved behind a bush."],
            Attempts = ["{name} held the {thing} and did not move.", "\"Who is there?\" asked {name}.", "{name} and {friend} hid behind a rock."],
            Good =
            [
                "It was only {his} {adult} with a big cake for {him}.",
                "It was a little bird who wanted to be friends.",
                "It was a kind {beast} who wanted to play.",
            ],
            Bad = ["It was a mean {beast} who took the {thing}.", "{name} ran away and lost the {thing}."],
            Plain = ["It was only the wind, so {he} sat down again.", "It was only a {beast}, and it ate some grass."],
        },
        new()
        {
            Name = "fallen house",
            Things = AnyThing,
            Problems = ["{name} made a house for the {thing}, but it fell down.", "{name} made a tall house of stones, but the {thing} broke it."],
            Attempts = ["{name} tried again with more stones.", "{name} asked {friend} to help {him}.", "\"I will make a new one,\" said {name}."],
            Good =
            [
                "At last, the house was big and strong.",
                "Then {friend} came to help, and the new house was very tall.",
                "{His} {adult} saw the new house and said it was very good.",
            ],
            Bad = ["{He} made it again, but it fell down too.", "Then a {beast} came and took all the stones."],
            Plain = ["Then {he} put the stones away and had some water.", "{He} left it there and sat on a rock."],
        },
    ];
}
