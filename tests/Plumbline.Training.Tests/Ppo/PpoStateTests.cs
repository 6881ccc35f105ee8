using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Kl;
using Plumbline.Training.Ppo;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.Ppo;

public sealed class PpoStateTests : IDisposable
{
    // Adaptive β and a critic warm-up that ends before the pause: all that has to survive it is in motion.
    private static readonly PpoOptions Options = new()
    {
        Iterations = 6,
        PromptsPerIteration = 20,
        Epochs = 2,
        CriticWarmupIterations = 1,
        PolicyLearningRate = 3e-3,
        CriticLearningRate = 3e-3,
        Kl = new KlControllerOptions { Coefficient = 0.05, TargetNats = 1, HorizonReplies = 100 },
    };

    private readonly Processor _processor = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Train_PausedSavedAndLoaded_EndsInTheSameBytesAsNeverPaused()
    {
        using PpoCase whole = new(Options, _processor);
        List<PpoIteration> expected = [];
        PpoResult result = whole.Trainer.Train(expected.Add);
        whole.Trainer.Capture().Save(_folder.File("whole"));

        List<PpoIteration> found = [];
        using (PpoCase before = new(Options, _processor))
        {
            before.Trainer.Train(iteration =>
            {
                found.Add(iteration);
                if (iteration.Number == 3)
                {
                    iteration.Stop();
                }
            }).Iterations.ShouldBe(3);
            before.Trainer.Capture().Save(_folder.File("paused"));
        }

        using PpoCase after = new(Options, _processor);
        after.Trainer.Restore(PpoState.Load(_folder.File("paused")));
        after.Trainer.Train(found.Add).ShouldBe(result);
        after.Trainer.Capture().Save(_folder.File("resumed"));

        found.Select(iteration => iteration.Number).ShouldBe([1, 2, 3, 4, 5, 6]);
        foreach ((PpoIteration one, PpoIteration other) in expected.Zip(found))
        {
            other.Metrics.OrderBy(pair => pair.Key).ShouldBe(one.Metrics.OrderBy(pair => pair.Key));
        }

        expected[5].Metrics[PpoMetrics.KlCoefficient].ShouldNotBe(expected[0].Metrics[PpoMetrics.KlCoefficient]);
        TemporaryFolder.Digests(_folder.File("resumed")).ShouldBe(TemporaryFolder.Digests(_folder.File("whole")));
        after.PolicyWeights.ShouldBe(whole.PolicyWeights);
    }

    [Fact]
    public void Restore_WithoutTheMoments_EndsElsewhere()
    {
        // What the test above would miss if the moments made no difference.
        using PpoCase whole = new(Options, _processor);
        whole.Trainer.Train();
        using PpoCase paused = new(Options, _processor);
        paused.Trainer.Train(iteration => StopAt(iteration, 3));
        PpoState state = paused.Trainer.Capture();
        using PpoCase forgetful = new(Options, _processor);
        forgetful.Trainer.Restore(state with
        {
            Policy = state.Policy with
            {
                Parameters = [.. state.Policy.Parameters.Select(p => p with { FirstMoments = new float[p.FirstMoments.Length] })],
            },
        });

        forgetful.Trainer.Train();

        forgetful.PolicyWeights.ShouldNotBe(whole.PolicyWeights);
    }

    [Fact]
    public void Restore_AfterAnIterationWasCutShort_GoesOnAsIfItHadNotBeen()
    {
        using PpoCase whole = new(Options, _processor);
        whole.Trainer.Train();
        using PpoCase cut = new(Options, _processor);
        PpoState? state = null;
        using CancellationTokenSource source = new();
        cut.Scorer.OnScore = () =>
        {
            if (cut.Trainer.Result.Iterations == 3)
            {
                source.Cancel();
            }
        };

        Should.Throw<OperationCanceledException>(() => cut.Trainer.Train(_ => state = cut.Trainer.Capture(), source.Token));
        Should.Throw<InvalidOperationException>(() => cut.Trainer.Capture());
        Should.Throw<InvalidOperationException>(() => cut.Trainer.Train());
        cut.Scorer.OnScore = null;
        cut.Trainer.Restore(state.ShouldNotBeNull());
        cut.Trainer.Train();

        cut.PolicyWeights.ShouldBe(whole.PolicyWeights);
    }

    [Fact]
    public void Train_StateThatTheKlLimitEnded_IsNotGoneOnWith()
    {
        PpoOptions options = Options with { StopAboveKlNats = 0.05, Kl = new KlControllerOptions { Coefficient = 0 } };
        using PpoCase first = new(options, _processor);
        PpoResult result = first.Trainer.Train();
        result.StoppedEarly.ShouldBeTrue();
        first.Trainer.Capture().Save(_folder.File("state"));
        using PpoCase second = new(options, _processor);
        second.Trainer.Restore(PpoState.Load(_folder.File("state")));

        second.Trainer.Train(_ => throw new InvalidOperationException("no iteration was expected")).ShouldBe(result);
    }

    [Theory]
    [InlineData("ppo.json")]
    [InlineData("policy.safetensors")]
    [InlineData("critic.safetensors")]
    public void Load_FileMissingOrCutShort_NamesItInOneLine(string name)
    {
        using PpoCase any = new(Options, _processor);
        string state = _folder.File("state");
        any.Trainer.Capture().Save(state);
        string file = _folder.File("state", name);
        byte[] bytes = File.ReadAllBytes(file);
        for (int length = 0; length < bytes.Length - 2; length += Math.Max(1, bytes.Length / 13))
        {
            File.WriteAllBytes(file, bytes[..length]);
            ShouldFail();
        }

        File.Delete(file);
        ShouldFail();

        void ShouldFail()
        {
            string message = Should.Throw<CheckpointException>(() => PpoState.Load(state)).Message;
            message.ShouldStartWith(file);
            message.ShouldNotContain('\n');
        }
    }

    [Theory]
    [InlineData("\"iterations\": 0", "\"iterations\": -1", "a count below 0")]
    [InlineData("\"kl_coefficient\": 0.05", "\"kl_coefficient\": \"NaN\"", "KL coefficient NaN")]
    [InlineData("ppo-state/1", "ppo-state/2", "plumbline.ppo-state/2")]
    [InlineData("\"policy_steps\": 0", "\"policy_steps\": 0.5", "ppo.json")]
    [InlineData("\"critic_steps\": 0", "\"critic\": 0", "critic_steps")]
    public void Load_NumberThatIsNone_SaysWhich(string good, string bad, string expected)
    {
        using PpoCase any = new(Options, _processor);
        any.Trainer.Capture().Save(_folder.File("state"));
        string file = _folder.File("state", "ppo.json");
        string json = File.ReadAllText(file);
        json.ShouldContain(good);
        File.WriteAllText(file, json.Replace(good, bad, StringComparison.Ordinal));

        Should.Throw<CheckpointException>(() => PpoState.Load(_folder.File("state"))).Message.ShouldContain(expected);
    }

    [Fact]
    public void Restore_StateOfOtherModels_ChangesNothingAndSaysBothShapes()
    {
        using PpoCase any = new(Options, _processor);
        PpoState state = any.Trainer.Capture();
        float[] before = any.PolicyWeights;
        PpoState other = state with
        {
            Policy = state.Policy with { Parameters = [.. state.Policy.Parameters.Select(p => p with { Shape = [1, 2], Values = new float[2] })] },
        };

        Should.Throw<CheckpointException>(() => any.Trainer.Restore(other)).Message.ShouldContain("policy: tensor");
        Should.Throw<CheckpointException>(() => any.Trainer.Restore(state with { Critic = state.Policy })).Message.ShouldContain("score.weight");
        any.PolicyWeights.ShouldBe(before);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _processor.Dispose();
    }

    private static void StopAt(PpoIteration iteration, int number)
    {
        if (iteration.Number == number)
        {
            iteration.Stop();
        }
    }
}
