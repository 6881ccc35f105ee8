using Plumbline.Numerics.Randomness;
using Plumbline.Training.Preferences;

namespace Plumbline.Training.Tests.Preferences;

public class SimulatedAnnotatorTests
{
    [Theory]
    [InlineData("long", "no", Verdict.First)]
    [InlineData("no", "long", Verdict.Second)]
    [InlineData("aa", "bb", Verdict.Tie)]
    public void Compare_NoErrors_FollowsTheUtility(string first, string second, Verdict expected) =>
        Annotator(0).Compare("", first, second, new RandomStream(1, "verdict")).ShouldBe(expected);

    [Fact]
    public void Compare_ErrorRate_IsTheShareOfWrongVerdicts()
    {
        SimulatedAnnotator annotator = Annotator(0.1);
        RandomStream random = new(1, "verdicts");

        int wrong = Enumerable.Range(0, 10_000).Count(_ => annotator.Compare("", "long", "no", random) == Verdict.Second);

        // Five standard deviations: fails by chance for fewer than one seed in a million.
        wrong.ShouldBeInRange(1000 - 150, 1000 + 150);
    }

    [Fact]
    public void Compare_Tie_IsNeverAnError()
    {
        RandomStream random = new(1, "verdicts");

        Enumerable.Range(0, 100).Select(_ => Annotator(0.49).Compare("", "aa", "bb", random)).ShouldAllBe(verdict => verdict == Verdict.Tie);
    }

    [Fact]
    public void Compare_AnyOutcome_DrawsOneNumber()
    {
        RandomStream random = new(1, "verdicts");

        Annotator(0.1).Compare("", "aa", "bb", random);
        Annotator(0.1).Compare("", "aaa", "bb", random);

        random.Position.ShouldBe(2);
    }

    [Fact]
    public void Constructor_ErrorRateOfACoin_Throws() => Should.Throw<ArgumentException>(() => Annotator(0.5)).Message.ShouldContain("error rate is 0.5");

    private static SimulatedAnnotator Annotator(double errorRate) => new((_, reply) => reply.Length, new AnnotatorOptions { ErrorRate = errorRate });
}
