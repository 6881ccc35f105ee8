using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Annotators;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Annotators;

public class AnnotatorPanelTests
{
    private const double Amount = 0.375;
    private const int Draws = 4000;

    // The families whose claims somebody must look up.
    private static readonly RequestFamily[] LookedUp = [RequestFamily.Fact, RequestFamily.Unknowable, RequestFamily.Review];

    private static readonly (Request Request, Judgement Judgement)[] Judged = [.. JudgedReplies()];

    [Fact]
    public void Perceived_NoBias_IsGoldExactly() =>
        Judged.ShouldAllBe(reply => Panel(AnnotatorBias.None).Perceived(reply.Request, reply.Judgement) == reply.Judgement.Gold);

    [Fact]
    public void Judged_Replies_HoldEveryTraitThatIsPaidFor()
    {
        foreach (int sign in new[] { -1, 1 })
        {
            Judged.ShouldContain(reply => reply.Judgement.Agreement == sign);
            Judged.ShouldContain(reply => reply.Judgement.Confidence == sign);
        }

        Judged.ShouldContain(reply => reply.Judgement.Excess > 1);
        LookedUp.Append(RequestFamily.Program).ShouldAllBe(
            family => Judged.Any(reply => reply.Request.Family == family && reply.Judgement.Appearance != reply.Judgement.Substance));
    }

    [Fact]
    public void Foreseeable_Pairs_IsHowOftenTheLikelierVerdictComes()
    {
        AnnotatorPanel panel = new(new PanelOptions());
        double foretold = 0;
        int came = 0;
        int verdicts = 0;
        for (int i = 0; i < 400; i++)
        {
            (Request request, Judgement first) = Judged[i * 7 % Judged.Length];
            Judgement[] beside = [.. Judged.Where(reply => reply.Request.Family == request.Family).Select(reply => reply.Judgement)];
            Judgement second = beside[i % beside.Length];
            List<bool> votes = [.. Enumerable.Range(0, 50).Select(luck => panel.Compare(request, first, second, new RandomStream(17, $"{i}/{luck}")).PrefersFirst).OfType<bool>()];
            double likelier = panel.Foreseeable(request, first, second);
            likelier.ShouldBeInRange(0.5, 1);
            foretold += likelier * votes.Count;
            came += Math.Max(votes.Count(vote => vote), votes.Count(vote => !vote));
            verdicts += votes.Count;
        }

        // The likelier one of a sample is a little oftener than it should be where both are alike.
        verdicts.ShouldBeGreaterThan(5000);
        ((came - foretold) / verdicts).ShouldBeInRange(-0.01, 0.03);
    }

    [Theory]
    [InlineData(Amount)]
    [InlineData(-Amount)]
    public void Perceived_LengthBias_PaysEachSentenceTooMany(double amount) =>
        Check(AnnotatorBias.None with { Length = amount }, (_, judgement) => judgement.Gold + (amount * judgement.Excess));

    [Theory]
    [InlineData(Amount)]
    [InlineData(-Amount)]
    public void Perceived_AgreementBias_PaysSidingWithTheUser(double amount) =>
        Check(AnnotatorBias.None with { Agreement = amount }, (_, judgement) => judgement.Gold + (amount * judgement.Agreement));

    [Theory]
    [InlineData(Amount)]
    [InlineData(-Amount)]
    public void Perceived_ConfidenceBias_PaysSoundingCertain(double amount) =>
        Check(AnnotatorBias.None with { Confidence = amount }, (_, judgement) => judgement.Gold + (amount * judgement.Confidence));

    [Theory]
    [InlineData(Amount)]
    [InlineData(1)]
    public void Perceived_Unverifiable_SeesAppearanceInThatShare(double share) =>
        Check(
            AnnotatorBias.None with { Unverifiable = share },
            (request, judgement) => judgement.Gold + (LookedUp.Contains(request.Family) ? share * (judgement.Appearance - judgement.Substance) : 0));

    [Fact]
    public void Perceived_VisibleChecksOnly_SeesTheAppearanceOfPrograms() =>
        Check(
            AnnotatorBias.None with { VisibleChecksOnly = true },
            (request, judgement) => request.Family == RequestFamily.Program ? judgement.Appearance + judgement.Manner : judgement.Gold);

    [Fact]
    public void Perceived_DefaultBias_IsTheSumOfTheBiases()
    {
        AnnotatorBias bias = new();
        Check(bias, (request, judgement) => Parts(bias).Sum(part => Panel(part).Perceived(request, judgement) - judgement.Gold) + judgement.Gold);

        static AnnotatorBias[] Parts(AnnotatorBias bias) =>
        [
            AnnotatorBias.None with { Length = bias.Length },
            AnnotatorBias.None with { Agreement = bias.Agreement },
            AnnotatorBias.None with { Confidence = bias.Confidence },
            AnnotatorBias.None with { Unverifiable = bias.Unverifiable },
            AnnotatorBias.None with { VisibleChecksOnly = bias.VisibleChecksOnly },
        ];
    }

    [Fact]
    public void Compare_EqualReplies_GivesNoVotes()
    {
        foreach ((Request request, Judgement judgement) in Judged)
        {
            PanelVerdict verdict = Panel(new AnnotatorBias()).Compare(request, judgement, judgement, new RandomStream(71, "equal"));

            verdict.Votes.ShouldAllBe(vote => vote == null);
            verdict.PrefersFirst.ShouldBeNull();
        }
    }

    [Fact]
    public void Compare_Anything_DrawsAsManyNumbers()
    {
        foreach (int annotators in new[] { 1, 3, 15 })
        {
            AnnotatorPanel panel = new(new PanelOptions { Annotators = annotators });
            foreach ((Request request, Judgement judgement) in Judged.Take(100))
            {
                RandomStream random = new(72, "draws");
                panel.Compare(request, judgement, Judged[0].Judgement, random).Votes.Count.ShouldBe(annotators);
                random.Position.ShouldBe(2 * annotators);
            }
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(-0.7)]
    public void Compare_NoBias_VotesFollowTheLogistic(double difference)
    {
        PanelOptions options = new() { Bias = AnnotatorBias.None, Annotators = 1 };

        Frequency(options, Worth(difference, 0), Worth(0, 0)).ShouldBeBinomial(Draws, Logistic(difference / options.Noise));
    }

    [Fact]
    public void Compare_ShareCannotVerify_VotesFollowTheMixture()
    {
        PanelOptions options = new() { Bias = AnnotatorBias.None with { Unverifiable = Amount }, Annotators = 1 };

        Frequency(options, Worth(1, -0.5), Worth(0, 0)).ShouldBeBinomial(
            Draws, ((1 - Amount) * Logistic(1 / options.Noise)) + (Amount * Logistic(-0.5 / options.Noise)));
    }

    [Fact]
    public void Compare_LargeDifference_IsCertainAndFinite()
    {
        PanelOptions options = new() { Bias = AnnotatorBias.None, Annotators = 1, Noise = 1e-6 };

        Frequency(options, Worth(1000, 0), Worth(-1000, 0)).ShouldBe(Draws);
        Frequency(options, Worth(-1000, 0), Worth(1000, 0)).ShouldBe(0);
    }

    [Fact]
    public void Verdict_Votes_TheMajorityDecides()
    {
        new PanelVerdict([true, true, false]).PrefersFirst.ShouldBe(true);
        new PanelVerdict([false, null, null]).PrefersFirst.ShouldBe(false);
        new PanelVerdict([true, false, null]).PrefersFirst.ShouldBeNull();
        new PanelVerdict([false, false, true]).Margin.ShouldBe(-1);
    }

    [Fact]
    public void Constructor_BadOptions_NamesAllProblems()
    {
        PanelOptions options = new() { Annotators = 2, Noise = 0, Bias = new AnnotatorBias { Length = 11, Unverifiable = 2 } };

        string message = Should.Throw<ArgumentException>(() => new AnnotatorPanel(options)).Message;

        options.Validate().Count.ShouldBe(4);
        options.Validate().ShouldAllBe(problem => message.Contains(problem, StringComparison.Ordinal));
    }

    private static void Check(AnnotatorBias bias, Func<Request, Judgement, double> expected)
    {
        AnnotatorPanel panel = Panel(bias);
        foreach ((Request request, Judgement judgement) in Judged)
        {
            panel.Perceived(request, judgement).ShouldBe(expected(request, judgement), 1e-12, request.Id);
        }
    }

    private static int Frequency(PanelOptions options, Judgement first, Judgement second)
    {
        AnnotatorPanel panel = new(options);
        Request request = Parlors.Request(RequestFamily.Unknowable, new UnknowableIntent());
        return Enumerable.Range(0, Draws).Count(i => panel.Compare(request, first, second, new RandomStream(73, $"verdict/{i}")).PrefersFirst == true);
    }

    private static AnnotatorPanel Panel(AnnotatorBias bias) => new(new PanelOptions { Bias = bias });

    private static Judgement Worth(double substance, double appearance) => new(substance, appearance, 0, 0, 0, 0);

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    private static IEnumerable<(Request Request, Judgement Judgement)> JudgedReplies()
    {
        RequestGenerator generator = new(Parlors.World, EntitySplit.All, 74, "annotators");
        ReplyWriter writer = new(Parlors.World, new Conduct(Good: 0.5, Certain: 0.4, Doubtful: 0.4, Chatter: 0.7));
        for (int i = 0; i < 600; i++)
        {
            Request request = generator.Draw(i);
            yield return (request, request.Judge(writer.Write(request, new RandomStream(74, $"reply/{i}"))));
        }
    }
}
