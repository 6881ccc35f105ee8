using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Parlor.World;

/// <summary>Invents pronounceable names that no two things of a world share.</summary>
internal sealed class NameMaker(RandomStream random)
{
    private static readonly string[] Onsets = ["b", "br", "d", "dr", "f", "g", "gr", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u"];
    private static readonly string[] Codas = ["l", "m", "n", "r", "sk", "th", "x", "nd"];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names with an ending in common.</summary>
    public string[] Make(int count, string ending)
    {
        string[] names = new string[count];
        for (int made = 0; made < count;)
        {
            string stem = Pick(Onsets) + Pick(Vowels) + (ending.Length > 0 ? Pick(Onsets) : Pick(Codas));
            string name = char.ToUpperInvariant(stem[0]) + stem[1..] + ending;
            if (_taken.Add(name))
            {
                names[made++] = name;
            }
        }

        return names;
    }

    private string Pick(string[] items) => items[random.NextInt(items.Length)];
}
