using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Parlor.World;

/// <summary>
/// All that is true in Parlor: countries with a capital, a river and a flower, people, groups, substances. Names and facts are drawn from the seed, so
/// that no model can know them from elsewhere.
/// </summary>
public sealed class ParlorWorld
{
    private readonly int[][] _facts;
    private readonly string[][] _values;

    /// <summary>Draws a world.</summary>
    /// <param name="options">Size and seed; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ParlorWorld(ParlorOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        Options = options;
        RandomStream random = new(options.WorldSeed, "parlor/world");
        NameMaker names = new(random);
        Countries = names.Make(options.Countries, "ia");
        _values = [names.Make(options.ValuesPerFact, "burg"), names.Make(options.ValuesPerFact, "o"), names.Make(options.ValuesPerFact, "is")];
        Substances = names.Make(options.Substances, "ium");
        People = names.Make(options.People, string.Empty);
        _facts = [.. Countries.Select(_ => _values.Select(values => random.NextInt(values.Length)).ToArray())];
    }

    /// <summary>Size and seed.</summary>
    public ParlorOptions Options { get; }

    /// <summary>Names of the countries.</summary>
    public IReadOnlyList<string> Countries { get; }

    /// <summary>Names of dangerous substances.</summary>
    public IReadOnlyList<string> Substances { get; }

    /// <summary>First names of people.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>The groups that people belong to.</summary>
    public IReadOnlyList<string> Groups { get; } = ["Reds", "Blues"];

    /// <summary>What is true.</summary>
    public string TrueValue(int country, FactKind fact) => _values[(int)fact][_facts[country][(int)fact]];

    /// <summary>Everything that a fact of a kind could be.</summary>
    public IReadOnlyList<string> Values(FactKind fact) => _values[(int)fact];

    /// <summary>A country of a split: even ones are for training, odd ones are held out.</summary>
    internal int DrawCountry(EntitySplit split, RandomStream random) => Draw(Countries.Count, split, random);

    /// <summary>A substance of a split.</summary>
    internal int DrawSubstance(EntitySplit split, RandomStream random) => Draw(Substances.Count, split, random);

    /// <summary>Anyone.</summary>
    internal string DrawPerson(RandomStream random) => People[random.NextInt(People.Count)];

    /// <summary>A value that is not the true one.</summary>
    internal string DrawWrongValue(int country, FactKind fact, RandomStream random)
    {
        IReadOnlyList<string> values = Values(fact);
        return values[(_facts[country][(int)fact] + 1 + random.NextInt(values.Count - 1)) % values.Count];
    }

    private static int Draw(int count, EntitySplit split, RandomStream random) => split switch
    {
        EntitySplit.Training => 2 * random.NextInt((count + 1) / 2),
        EntitySplit.HeldOut => (2 * random.NextInt(count / 2)) + 1,
        _ => random.NextInt(count),
    };
}
