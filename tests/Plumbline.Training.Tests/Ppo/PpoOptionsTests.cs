using Plumbline.Training.Kl;
using Plumbline.Training.Ppo;

namespace Plumbline.Training.Tests.Ppo;

public class PpoOptionsTests
{
    [Fact]
    public void Validate_Defaults_HaveNoProblem() => new PpoOptions().Validate().ShouldBeEmpty();

    [Fact]
    public void Validate_MoreMinibatchesThanReplies_SaysHowManyThereAre() =>
        new PpoOptions { PromptsPerIteration = 4, RepliesPerPrompt = 2, Minibatches = 9 }.Validate().ShouldHaveSingleItem().ShouldContain("at most the 8 replies");

    [Fact]
    public void Validate_EverythingWrong_ListsEveryProblem()
    {
        PpoOptions options = new()
        {
            Iterations = 0,
            PromptsPerIteration = 0,
            RepliesPerPrompt = 0,
            Epochs = 0,
            Minibatches = 0,
            PolicyLearningRate = double.NaN,
            CriticLearningRate = -1,
            CriticWarmupIterations = -1,
            Gamma = 0,
            Lambda = 2,
            RatioClip = 1,
            ValueClip = 0,
            EntropyBonus = -1,
            StopAboveKlNats = 0,
            MissingEndPenalty = -1,
            Kl = new KlControllerOptions { Coefficient = double.NaN },
        };

        options.Validate().Count.ShouldBe(16);
    }
}
