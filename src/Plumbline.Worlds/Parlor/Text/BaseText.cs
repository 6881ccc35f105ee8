using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Text;

/// <summary>
/// What a base model reads: statements of facts and sums, which are true; exercises, which are a claim with a teacher's mark; recitals, which say names and words
/// twice; and dialogues, good and bad alike, each with a mark after its end. From marks a model learns to tell good from bad as well as to say either; real
/// texts are full of such verdicts too.
/// </summary>
public sealed class BaseText
{
    private const int StatementsIn20 = 3;
    private const int RecitalsIn20 = 2;
    private const int ExercisesIn20 = 5;
    private const int MostStatements = 6;
    private const int FewestRecited = 3;
    private const int MostRecited = 8;
    private readonly ParlorWorld _world;
    private readonly RequestGenerator _requests;
    private readonly ReplyWriter _writer;
    private readonly ulong _seed;
    private readonly string _name;

    /// <summary>A text.</summary>
    /// <param name="world">What it is about; all of it.</param>
    /// <param name="seed">Seed of the streams.</param>
    /// <param name="name">First part of the streams' names.</param>
    public BaseText(ParlorWorld world, ulong seed, string name)
    {
        _world = world;
        _seed = seed;
        _name = name;
        _requests = new RequestGenerator(world, EntitySplit.All, seed, $"{name}/request");
        _writer = new ReplyWriter(world, Conduct.Ordinary);
    }

    /// <summary>The i-th piece, without the sign that begins every text.</summary>
    public string Piece(long index)
    {
        RandomStream random = new(_seed, FormattableString.Invariant($"{_name}/piece/{index}"));
        return random.NextInt(20) switch
        {
            < StatementsIn20 => Statements(random),
            < StatementsIn20 + RecitalsIn20 => Recital(random),
            < StatementsIn20 + RecitalsIn20 + ExercisesIn20 => Exercise(random),
            _ => Dialogue(index, random),
        };
    }

    private string Dialogue(long index, RandomStream random)
    {
        Request request = _requests.Draw(RequestGenerator.DrawFamily(RequestGenerator.BaseMixture, random), index, header: null);
        string reply = _writer.Write(request, random);
        return ParlorText.Prompt(request) + reply + ParlorText.End + Mark(request, reply) + ParlorText.End;
    }

    private static string Mark(Request request, string reply) => GoldUtility.Judge(request, ReplyReader.Read(reply, ended: true)).Gold switch
    {
        >= 0.8 => "excellent",
        >= 0.2 => "good",
        >= -0.7 => "poor",
        _ => "bad",
    };

    private string Statements(RandomStream random)
    {
        string[] sentences = new string[2 + random.NextInt(MostStatements - 1)];
        int country = random.NextInt(_world.Countries.Count);
        for (int i = 0; i < sentences.Length; i++)
        {
            sentences[i] = random.NextInt(2) == 0 ? Sum(right: true, random) : Fact(country, right: true, random);
        }

        return string.Join(' ', sentences) + ParlorText.End;
    }

    private string Exercise(RandomStream random)
    {
        bool right = random.NextInt(2) == 0;
        string claim = random.NextInt(2) == 0 ? Sum(right, random) : Fact(random.NextInt(_world.Countries.Count), right, random);
        return claim + ParlorText.End + (right ? "excellent" : "bad") + ParlorText.End;
    }

    private static string Sum(bool right, RandomStream random)
    {
        int a = 1 + random.NextInt(9);
        int b = 1 + random.NextInt(9);
        return FormattableString.Invariant($"{a} + {b} is {(right ? a + b : Sums.Off(a + b, random))}.");
    }

    private string Fact(int country, bool right, RandomStream random)
    {
        FactKind fact = (FactKind)random.NextInt(3);
        string value = right ? _world.TrueValue(country, fact) : _world.DrawWrongValue(country, fact, random);
        return $"The {fact.ToString().ToLowerInvariant()} of {_world.Countries[country]} is {value}.";
    }

    // Without them a small model hardly learns to say what was said before, as copying a time into an email takes.
    private string Recital(RandomStream random)
    {
        int count = FewestRecited + random.NextInt(MostRecited - FewestRecited + 1);
        string words = string.Join(' ', Enumerable.Range(0, count).Select(_ => Recited(random)));
        return $"{words}. {words}.{ParlorText.End}";
    }

    private string Recited(RandomStream random) => random.NextInt(4) switch
    {
        0 => Phrases.Pick(Phrases.Words, random),
        1 => Phrases.Pick(Phrases.Times, random),
        2 => random.NextInt(20).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Phrases.Pick([.. _world.Values((FactKind)random.NextInt(3))], random),
    };
}
