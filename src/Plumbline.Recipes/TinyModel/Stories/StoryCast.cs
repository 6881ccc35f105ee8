using System.Text;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>Who and what one story is about; fills the slots of its templates, so that all of them agree.</summary>
internal sealed class StoryCast
{
    private readonly Dictionary<string, string> _slots = new(StringComparer.Ordinal);

    /// <summary>Draws everything but the plot.</summary>
    /// <param name="random">The story's stream.</param>
    /// <param name="plot">Says which things will do.</param>
    public StoryCast(RandomStream random, StoryPlot plot)
    {
        bool girl = random.NextInt(2) == 0;
        string name = Pick(random, girl ? StoryWords.Girls : StoryWords.Boys);
        (string preposition, string place) = Pick(random, StoryWords.Places);
        Set("name", name);
        Set("friend", Pick(random, [.. StoryWords.Girls.Concat(StoryWords.Boys).Where(other => other != name)]));
        Set("sort", random.NextInt(2) == 0 ? Pick(random, StoryWords.Animals) : girl ? "girl" : "boy");
        Set("he", girl ? "she" : "he");
        Set("him", girl ? "her" : "him");
        Set("his", girl ? "her" : "his");
        Set("in", preposition);
        Set("place", place);
        Set("nature", Pick(random, StoryWords.Natures));
        Set("weather", Pick(random, StoryWords.Weathers));
        Set("color", Pick(random, StoryWords.Colors));
        Set("adult", Pick(random, StoryWords.Adults));
        Set("beast", Pick(random, StoryWords.Beasts));
        Set("thing", Pick(random, plot.Things));
    }

    /// <summary>One of the items, all alike.</summary>
    public static T Pick<T>(RandomStream random, IReadOnlyList<T> items) => items[random.NextInt(items.Count)];

    /// <summary>A template with its slots filled: <c>{he}</c> gives a word as it is, <c>{He}</c> with a capital.</summary>
    /// <exception cref="ArgumentException">The template has a slot that no cast fills, or an open brace.</exception>
    public string Fill(string template)
    {
        StringBuilder text = new(template.Length + 16);
        int at = 0;
        while (template.IndexOf('{', at) is >= 0 and int open)
        {
            int close = template.IndexOf('}', open);
            string slot = close < 0 ? "" : template[(open + 1)..close];
            text.Append(template, at, open - at).Append(
                _slots.TryGetValue(slot, out string? word) ? word : throw new ArgumentException($"no cast fills slot '{slot}' of \"{template}\"", nameof(template)));
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private void Set(string slot, string word)
    {
        _slots[slot] = word;
        _slots[char.ToUpperInvariant(slot[0]) + slot[1..]] = char.ToUpperInvariant(word[0]) + word[1..];
    }
}
