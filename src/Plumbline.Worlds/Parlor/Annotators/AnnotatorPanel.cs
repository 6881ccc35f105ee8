using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Worlds.Parlor.Annotators;

/// <summary>Several annotators who compare two replies. What each sees is the true utility where they can verify it, plus the stated biases; what each says is that with noise.</summary>
public sealed class AnnotatorPanel
{
    /// <summary>Below this difference, in units of utility, an annotator sees none and does not vote.</summary>
    private const double SmallestDifference = 0.02;

    private readonly PanelOptions _options;

    /// <summary>A panel.</summary>
    /// <param name="options">Who they are; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AnnotatorPanel(PanelOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
    }

    /// <summary>Utility of a reply as annotators see it on average, before noise.</summary>
    /// <param name="request">The request.</param>
    /// <param name="judgement">What the reply is really worth.</param>
    public double Perceived(Request request, Judgement judgement)
    {
        AnnotatorBias bias = _options.Bias;
        double unseen = Unseen(request.Family);
        return ((1 - unseen) * judgement.Substance) + (unseen * judgement.Appearance) + judgement.Manner
            + (bias.Length * judgement.Excess) + (bias.Agreement * judgement.Agreement) + (bias.Confidence * judgement.Confidence);
    }

    /// <summary>Compares two replies.</summary>
    /// <param name="request">The request.</param>
    /// <param name="first">One reply.</param>
    /// <param name="second">Another reply.</param>
    /// <param name="random">Decides who can verify, and their noise. Each annotator draws the same count of numbers whatever is compared.</param>
    public PanelVerdict Compare(Request request, Judgement first, Judgement second, RandomStream random)
    {
        bool?[] votes = new bool?[_options.Annotators];
        double unseen = Unseen(request.Family);
        for (int i = 0; i < votes.Length; i++)
        {
            bool verifies = random.NextDouble() >= unseen;
            double difference = Seen(first, verifies) - Seen(second, verifies);
            double luck = random.NextDouble();
            votes[i] = Math.Abs(difference) < SmallestDifference ? null : luck < 1 / (1 + Math.Exp(-difference / _options.Noise));
        }

        return new PanelVerdict(votes);
    }

    /// <summary>
    /// How well the verdict on a pair could be foretold by somebody who knows everything about both replies and the panel but the annotators' luck: the
    /// probability of the likelier verdict, given that there is one. Half to 1; the mean over pairs is the highest accuracy that a model of this panel can expect.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="first">One reply.</param>
    /// <param name="second">Another reply.</param>
    public double Foreseeable(Request request, Judgement first, Judgement second)
    {
        double unseen = Unseen(request.Family);
        double forFirst = 0;
        double forSecond = 0;
        foreach ((bool verifies, double share) in new[] { (true, 1 - unseen), (false, unseen) })
        {
            double difference = Seen(first, verifies) - Seen(second, verifies);
            if (Math.Abs(difference) >= SmallestDifference)
            {
                double prefers = 1 / (1 + Math.Exp(-difference / _options.Noise));
                forFirst += share * prefers;
                forSecond += share * (1 - prefers);
            }
        }

        (double firstWins, double secondWins) = MajorityMath.Wins(forFirst, forSecond, _options.Annotators);
        return firstWins + secondWins > 0 ? Math.Max(firstWins, secondWins) / (firstWins + secondWins) : 0.5;
    }

    private double Seen(Judgement judgement, bool verifies)
    {
        AnnotatorBias bias = _options.Bias;
        return (verifies ? judgement.Substance : judgement.Appearance) + judgement.Manner
            + (bias.Length * judgement.Excess) + (bias.Agreement * judgement.Agreement) + (bias.Confidence * judgement.Confidence);
    }

    // What is claimed about the world, and others' work, must be looked up; a program's hidden checks must be written; the rest is plain to see.
    private double Unseen(RequestFamily family) => family switch
    {
        RequestFamily.Fact or RequestFamily.Unknowable or RequestFamily.Review => _options.Bias.Unverifiable,
        RequestFamily.Program => _options.Bias.VisibleChecksOnly ? 1 : 0,
        _ => 0,
    };
}

/// <summary>What a panel said about two replies.</summary>
/// <param name="Votes">Of each annotator: true for the first reply, null where they saw no difference.</param>
public sealed record PanelVerdict(IReadOnlyList<bool?> Votes)
{
    /// <summary>Votes for the first reply less those for the second.</summary>
    public int Margin => Votes.Sum(vote => vote is { } first ? first ? 1 : -1 : 0);

    /// <summary>Whether the majority prefers the first; null for a tie.</summary>
    public bool? PrefersFirst => Margin == 0 ? null : Margin > 0;
}
