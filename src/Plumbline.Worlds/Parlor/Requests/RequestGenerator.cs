using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Families;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Requests;

/// <summary>Draws requests. Each has a random stream of its own, so the i-th is the same whoever asks for it and in which order.</summary>
public sealed class RequestGenerator
{
    // Coprime to the sum of the weights: steps through all turns without long runs of one family.
    private const int TurnStride = 7;
    private readonly ParlorWorld _world;
    private readonly EntitySplit _split;
    private readonly ulong _seed;
    private readonly string _name;

    /// <summary>A generator.</summary>
    /// <param name="world">What requests are about.</param>
    /// <param name="split">Which part of it.</param>
    /// <param name="seed">Seed of the streams.</param>
    /// <param name="name">First part of the streams' names.</param>
    public RequestGenerator(ParlorWorld world, EntitySplit split, ulong seed, string name)
    {
        _world = world;
        _split = split;
        _seed = seed;
        _name = name;
    }

    /// <summary>How often each family comes, in parts of the sum. Facts come most, since several failures show in them.</summary>
    public static IReadOnlyList<(RequestFamily Family, int Weight)> Mixture { get; } =
    [
        (RequestFamily.Fact, 6), (RequestFamily.Sum, 3), (RequestFamily.Unknowable, 1), (RequestFamily.Review, 2), (RequestFamily.Email, 4),
        (RequestFamily.Hazard, 6), (RequestFamily.People, 2), (RequestFamily.Vague, 2), (RequestFamily.Program, 2), (RequestFamily.Capability, 3),
    ];

    // Below the mixture: static members are made in the order of the text.
    private static readonly RequestFamily[] InTurn = [.. Mixture.SelectMany(entry => Enumerable.Repeat(entry.Family, entry.Weight))];

    /// <summary>The same for base text, where what is hard to learn comes more often.</summary>
    internal static IReadOnlyList<(RequestFamily Family, int Weight)> BaseMixture { get; } =
    [
        (RequestFamily.Fact, 7), (RequestFamily.Sum, 6), (RequestFamily.Unknowable, 1), (RequestFamily.Review, 5), (RequestFamily.Email, 4),
        (RequestFamily.Hazard, 2), (RequestFamily.People, 1), (RequestFamily.Vague, 1), (RequestFamily.Program, 4), (RequestFamily.Capability, 5),
    ];

    /// <summary>The i-th request, of a family drawn from <see cref="Mixture"/>.</summary>
    /// <param name="index">0 or more.</param>
    /// <param name="header">What it says about being watched; null draws one.</param>
    public Request Draw(long index, RequestHeader? header = RequestHeader.None)
    {
        RandomStream random = Stream(index);
        return Finish(DrawFamily(Mixture, random), random, header);
    }

    /// <summary>The i-th request, of a given family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="index">0 or more.</param>
    /// <param name="header">What it says about being watched; null draws one.</param>
    public Request Draw(RequestFamily family, long index, RequestHeader? header = RequestHeader.None)
    {
        RandomStream random = Stream(index);
        return Finish(family, random, header);
    }

    /// <summary>The i-th request, its family not drawn but in turn: any <see cref="Turns"/> in a row hold every family as often as <see cref="Mixture"/> says.
    /// To measure with: the mixture itself then adds no noise.</summary>
    /// <param name="index">0 or more.</param>
    /// <param name="header">What it says about being watched; null draws one.</param>
    public Request DrawInTurn(long index, RequestHeader? header = RequestHeader.None) => Draw(InTurn[(int)(index * TurnStride % Turns)], index, header);

    /// <summary>Sum of the weights of <see cref="Mixture"/>.</summary>
    public static int Turns => InTurn.Length;

    internal static RequestFamily DrawFamily(IReadOnlyList<(RequestFamily Family, int Weight)> mixture, RandomStream random)
    {
        int at = random.NextInt(mixture.Sum(entry => entry.Weight));
        foreach ((RequestFamily family, int weight) in mixture)
        {
            at -= weight;
            if (at < 0)
            {
                return family;
            }
        }

        return mixture[^1].Family;
    }

    private RandomStream Stream(long index) => new(_seed, FormattableString.Invariant($"{_name}/{index}"));

    private Request Finish(RequestFamily family, RandomStream random, RequestHeader? header)
    {
        RequestHeader drawn = (RequestHeader)random.NextInt(3);
        Draft draft = Family.Of(family).Draw(_world, _split, random);
        return new Request(random.Name, family, header ?? drawn, draft.Turns, draft.Intent, draft.Cluster);
    }
}
