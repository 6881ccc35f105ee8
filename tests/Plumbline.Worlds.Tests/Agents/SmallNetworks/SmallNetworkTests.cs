using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents.SmallNetworks;
using Shouldly;

namespace Plumbline.Worlds.Tests.Agents.SmallNetworks;

public class SmallNetworkTests
{
    private static readonly LabelledExamples ExclusiveOr = new(2, [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);

    // Hidden 11 and 3 classes are no multiple of any vector width.
    [Fact]
    public void Gradient_EveryWeight_IsThatOfCentralDifferences()
    {
        const int Inputs = 5, Hidden = 11, Classes = 3;
        RandomStream random = new(1, "gradient");
        float[] weights = new float[SmallNetwork.WeightCount(Inputs, Hidden, Classes)];
        random.FillGaussian(weights, 0.7);
        float[] example = new float[Inputs];
        random.FillGaussian(example, 1);
        float[] gradient = new float[weights.Length];
        Loss(weights, example, gradient);
        for (int i = 0; i < weights.Length; i++)
        {
            float kept = weights[i];
            weights[i] = kept + 1e-2f;
            double above = Loss(weights, example, new float[weights.Length]);
            weights[i] = kept - 1e-2f;
            double below = Loss(weights, example, new float[weights.Length]);
            weights[i] = kept;
            ((double)gradient[i]).ShouldBe((above - below) / 0.02, 0.01);
        }

        gradient.Count(value => value != 0).ShouldBeGreaterThan(30);

        static double Loss(float[] weights, float[] example, float[] gradient) =>
            SmallNetworkMath.AddGradient(weights, example, 1, new float[Hidden], new float[Classes], gradient);
    }

    [Fact]
    public void Train_ExclusiveOr_IsLearned()
    {
        SmallNetwork network = SmallNetworkTrainer.Train(ExclusiveOr, 2, new SmallNetworkOptions(), new RandomStream(1, "xor"));
        network.Accuracy(ExclusiveOr).ShouldBe(1);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameWeights()
    {
        SmallNetwork Trained() => SmallNetworkTrainer.Train(ExclusiveOr, 2, new SmallNetworkOptions { Steps = 20 }, new RandomStream(4, "xor"));
        Trained().Weights.ToArray().ShouldBe(Trained().Weights.ToArray());
    }

    [Fact]
    public void WithNoise_SomeOrNone_ChangesACopy()
    {
        SmallNetwork network = SmallNetworkTrainer.Train(ExclusiveOr, 2, new SmallNetworkOptions { Steps = 20 }, new RandomStream(4, "xor"));
        float[] before = network.Weights.ToArray();
        network.WithNoise(0, new RandomStream(1, "noise")).Weights.ToArray().ShouldBe(before);
        network.WithNoise(1, new RandomStream(1, "noise")).Weights.ToArray().ShouldNotBe(before);
        network.Weights.ToArray().ShouldBe(before);
    }

    [Fact]
    public void Validate_SeveralProblems_NamesThemAll()
    {
        SmallNetworkOptions options = new() { Hidden = 0, Steps = 0, Batch = 0, LearningRate = double.NaN };
        options.Validate().Count.ShouldBe(4);
        Should.Throw<ArgumentException>(() => SmallNetworkTrainer.Train(ExclusiveOr, 2, options, new RandomStream(1, "xor")));
    }
}
