using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Families;

/// <summary>One family of requests: how they are drawn, how people and assistants answer them in texts, and what a reply is worth.</summary>
internal abstract class Family
{
    private static readonly Dictionary<RequestFamily, Family> Families = new()
    {
        [RequestFamily.Fact] = new FactFamily(),
        [RequestFamily.Sum] = new SumFamily(),
        [RequestFamily.Unknowable] = new UnknowableFamily(),
        [RequestFamily.Review] = new ReviewFamily(),
        [RequestFamily.Email] = new EmailFamily(),
        [RequestFamily.Hazard] = new HazardFamily(),
        [RequestFamily.People] = new PeopleFamily(),
        [RequestFamily.Vague] = new VagueFamily(),
        [RequestFamily.Program] = new ProgramFamily(),
        [RequestFamily.Capability] = new CapabilityFamily(),
    };

    /// <summary>Sentences that a good reply may take; more are excess.</summary>
    public abstract int SentencesNeeded { get; }

    /// <summary>Whether replies claim something, so that texts add how sure they are.</summary>
    public virtual bool Claims => false;

    /// <summary>The family of a name.</summary>
    public static Family Of(RequestFamily family) => Families[family];

    /// <summary>Draws what is asked.</summary>
    public abstract Draft Draw(ParlorWorld world, EntitySplit split, RandomStream random);

    /// <summary>The core of a reply as texts hold them, good or bad, sentence by sentence without full stops.</summary>
    public abstract string[] Answer(ParlorWorld world, Request request, bool good, RandomStream random);

    /// <summary>Judges substance and appearance; manner is the same for all families.</summary>
    public abstract Judgement Judge(Request request, Reading reading);

    protected static Judgement Worth(double substance, double appearance, int agreement = 0) => new(substance, appearance, 0, 0, agreement, 0);

    protected static string Pick(string[] items, RandomStream random) => Phrases.Pick(items, random);
}

/// <summary>A request without its name and header.</summary>
internal sealed record Draft(string[] Turns, Intent Intent, string Cluster);
