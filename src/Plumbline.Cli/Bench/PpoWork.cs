using Plumbline.Training.Ppo;

namespace Plumbline.Cli.Bench;

/// <summary>
/// Floating-point operations that the matrix products and attention of one PPO iteration cannot do without, a multiply-add counting two. Backward passes count twice
/// their forward pass; what an implementation computes again, norms, activations, softmax and optimisers count nothing.
/// </summary>
internal static class PpoWork
{
    /// <summary>Operations of one part; 0 for those that are not made of products.</summary>
    public static double Operations(PpoPhase phase, PpoBenchmarkOptions options)
    {
        int read = options.Prompt + options.New - 1;
        double policy = Body(options.Shape, read) + (options.New * Output(options.Shape, options.Shape.Vocab));
        double critic = Body(options.Shape, read) + (options.New * Output(options.Shape, 1));
        double one = phase switch
        {
            PpoPhase.Sampling or PpoPhase.Reference => policy,
            PpoPhase.Scoring => Body(options.Shape, read + 1) + Output(options.Shape, 1),
            PpoPhase.Values => critic,
            PpoPhase.CriticPasses => 3 * options.Epochs * critic,
            PpoPhase.PolicyPasses => 3 * options.Epochs * policy,
            _ => 0,
        };
        return options.Prompts * one;
    }

    /// <summary>One sequence through all layers: projections, and the causal half of attention.</summary>
    private static double Body(ModelShape shape, int tokens)
    {
        double weights = (2.0 * shape.Dim * shape.Dim) + (2.0 * shape.Dim * shape.Dim / shape.Heads * shape.KvHeads) + (3.0 * shape.Dim * shape.Ffn);
        double pairs = tokens * (tokens + 1) / 2.0;
        return shape.Layers * ((2 * weights * tokens) + (4 * shape.Dim * pairs));
    }

    /// <summary>One row through the output layer.</summary>
    private static double Output(ModelShape shape, int outputs) => 2.0 * shape.Dim * outputs;
}
