using Plumbline.Cli.Bench;
using Plumbline.Training.Ppo;

namespace Plumbline.Cli.Tests.Bench;

public class PhaseTimesTests
{
    [Fact]
    public void Take_AfterSomeParts_GivesTheTimesOfEach()
    {
        Clock clock = new();
        PhaseTimes phases = new(clock, () => clock.Processor);

        clock.Pass(1, 0.5);
        phases.Begin(PpoPhase.Sampling);
        clock.Pass(2, 4);
        phases.Begin(PpoPhase.PolicyStep);
        clock.Pass(8, 9);
        phases.Begin(PpoPhase.Sampling);
        clock.Pass(16, 1);
        (TimeSpan Wall, TimeSpan Processor)[] taken = phases.Take();

        taken[(int)PpoPhase.Bookkeeping].ShouldBe((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.5)));
        taken[(int)PpoPhase.Sampling].ShouldBe((TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(5)));
        taken[(int)PpoPhase.PolicyStep].ShouldBe((TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(9)));
        phases.Take().ShouldAllBe(part => part.Wall == TimeSpan.Zero && part.Processor == TimeSpan.Zero);
    }

    [Fact]
    public void Operations_OfATinyShape_AreThoseCountedByHand()
    {
        PpoBenchmarkOptions options = new()
        {
            Shape = new ModelShape { Dim = 4, Layers = 1, Heads = 2, KvHeads = 1, Ffn = 3, Vocab = 5 }, Prompts = 1, Prompt = 1, New = 2, Epochs = 1,
        };

        // Two tokens are read: 2 · (q 16 + k 8 + v 8 + o 16 + ffn 36) · 2, attention 4 · 4 · (1 + 2); two rows of 2 · 4 · 5 logits.
        PpoWork.Operations(PpoPhase.Reference, options).ShouldBe((2 * 84 * 2) + 48 + 80);
        PpoWork.Operations(PpoPhase.PolicyPasses, options).ShouldBe(3 * ((2 * 84 * 2) + 48 + 80));
        PpoWork.Operations(PpoPhase.PolicyStep, options).ShouldBe(0);
    }

    private sealed class Clock : TimeProvider
    {
        private TimeSpan _now;

        public TimeSpan Processor { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now.Ticks;

        public void Pass(double wall, double processor)
        {
            _now += TimeSpan.FromSeconds(wall);
            Processor += TimeSpan.FromSeconds(processor);
        }
    }
}
