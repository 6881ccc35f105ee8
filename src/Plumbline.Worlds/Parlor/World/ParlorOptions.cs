namespace Plumbline.Worlds.Parlor.World;

/// <summary>Size of the world. A base model knows one world: with other options it must be trained again.</summary>
public sealed record ParlorOptions
{
    /// <summary>Seed of names and facts.</summary>
    /// <value>Default 1, the world of the shipped base model.</value>
    public ulong WorldSeed { get; init; } = 1;

    /// <summary>Countries, 4 to 1000.</summary>
    /// <value>Default 40: with three facts each, 120 facts, which a model of a million parameters learns in minutes.</value>
    public int Countries { get; init; } = 40;

    /// <summary>Possible values of each kind of fact, 2 to 200.</summary>
    /// <value>Default 20, so that a wrong value is an ordinary word and no sign of error in itself.</value>
    public int ValuesPerFact { get; init; } = 20;

    /// <summary>Dangerous substances, 2 to 100.</summary>
    /// <value>Default 16: eight held out, so that intervals of what hangs on them rest on more than a handful of clusters.</value>
    public int Substances { get; init; } = 16;

    /// <summary>People, 2 to 200.</summary>
    /// <value>Default 20.</value>
    public int People { get; init; } = 20;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check("countries", Countries, 4, 1000);
        Check("values per fact", ValuesPerFact, 2, 200);
        Check("substances", Substances, 2, 100);
        Check("people", People, 2, 200);
        return problems;

        void Check(string name, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                problems.Add($"{name} is {value}; expected {least} to {most}");
            }
        }
    }
}
