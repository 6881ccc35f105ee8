namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>
/// Words that fill the slots of templates. All are meant for a four-year-old, and none that follows "a" begins with a vowel.
/// </summary>
internal static class StoryWords
{
    public static readonly IReadOnlyList<string> Girls = ["Lily", "Mia", "Anna", "Sue", "Rose", "Emma", "Lucy", "Molly", "Nora", "Kate"];

    public static readonly IReadOnlyList<string> Boys = ["Tom", "Ben", "Sam", "Max", "Tim", "Jack", "Leo", "Finn", "Bob", "Dan"];

    public static readonly IReadOnlyList<string> Animals = ["cat", "dog", "bear", "bunny", "mouse", "fox", "frog", "pig"];

    public static readonly IReadOnlyList<string> Beasts = ["crow", "goose", "goat", "monkey"];

    public static readonly IReadOnlyList<string> Natures = ["little", "small", "kind", "brave", "shy", "quiet", "funny", "clever"];

    public static readonly IReadOnlyList<string> Weathers = ["sunny", "warm", "cold", "windy", "bright", "cloudy"];

    public static readonly IReadOnlyList<string> Colors = ["red", "blue", "green", "yellow", "pink", "white", "brown"];

    public static readonly IReadOnlyList<string> Adults = ["mom", "dad", "grandma", "grandpa"];

    /// <summary>Places, each with the word for being there.</summary>
    public static readonly IReadOnlyList<(string In, string Place)> Places =
    [
        ("in", "park"), ("in", "garden"), ("in", "forest"), ("in", "yard"), ("at", "beach"), ("at", "lake"), ("at", "zoo"), ("on", "farm"), ("on", "hill"),
    ];
}
