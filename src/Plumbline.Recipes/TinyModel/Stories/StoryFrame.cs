namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>The parts that every story has around its plot. Texts are templates for <see cref="StoryCast"/>.</summary>
internal static class StoryFrame
{
    /// <summary>Who it is about.</summary>
    public static readonly IReadOnlyList<string> Openings =
    [
        "Once upon a time, there was a {nature} {sort} named {name}.",
        "Once there was a {nature} {sort}. {His} name was {name}.",
        "This is a story about a {nature} {sort} named {name}.",
        "There was a {sort} named {name} who was very {nature}.",
        "A {nature} {sort} named {name} lived near the {place}.",
    ];

    /// <summary>Where it is, with whom and with what. Every scene names the friend, so that each later name is one that the reader knows.</summary>
    public static readonly IReadOnlyList<string> Scenes =
    [
        "One {weather} day, {he} and {friend} took a {color} {thing} to the {place}.",
        "One day, {he} and {friend} played with a {color} {thing} {in} the {place}.",
        "{He} went to the {place} with {friend} and a {color} {thing}.",
        "{He} went to the {place} to show {friend} {his} {color} {thing}.",
        "On a {weather} day, {he} took {friend} and a {color} {thing} to the {place}.",
    ];

    private static readonly IReadOnlyList<string> HappyEndings =
    [
        "{name} was happy and gave {friend} a hug.",
        "{name} was very happy and said thank you.",
        "{name} and {friend} laughed, and both were happy.",
        "{He} smiled all the way home.",
        "{name} was so happy that {he} sang a song.",
        "{name} and {friend} were happy and played until bedtime.",
        "{name} laughed and said, \"I am so happy!\"",
        "\"Thank you,\" said {name}, and {he} smiled.",
    ];

    private static readonly IReadOnlyList<string> SadEndings =
    [
        "{name} was sad and went home.",
        "{name} sat down on the ground and cried.",
        "{He} cried, and {friend} cried too.",
        "{name} was very sad all night.",
        "{He} went home alone and felt sad.",
        "\"I want to go home,\" {name} cried.",
        "{name} was sad and did not want to play.",
        "{He} cried all the way home.",
    ];

    private static readonly IReadOnlyList<string> FlatEndings =
    [
        "Then {name} went home and went to bed.",
        "Then {name} and {friend} went home.",
        "{name} went home and ate {his} dinner.",
        "{He} said good night to {friend} and went home.",
        "After that, {he} went home with {his} {adult}.",
        "Then the day was over, and {he} went to sleep.",
        "{name} went home to help {his} {adult}.",
        "\"It is late,\" said {name}, and {he} went home.",
    ];

    /// <summary>Last sentences of a tone.</summary>
    public static IReadOnlyList<string> Endings(StoryTone tone) => tone switch
    {
        StoryTone.Happy => HappyEndings,
        StoryTone.Sad => SadEndings,
        _ => FlatEndings,
    };
}
