using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>The user of <see cref="Recommender"/>.</summary>
/// <param name="Bin">Net positive exposure in fiftieths, rounded by chance so that its mean is kept.</param>
public readonly record struct ExposureState(int Bin)
{
    internal const double Width = 0.02;

    /// <summary>Net positive exposure.</summary>
    public double Exposure => Bin * Width;

    // Between two bins a value is either, with the probabilities that keep its mean.
    internal static void Add(Branches<ExposureState> branches, double exposure, double visible, double hidden, double probability)
    {
        int below = (int)Math.Floor(exposure / Width);
        double above = (exposure / Width) - below;
        branches.Add(new ExposureState(below), visible, hidden, probability: probability * (1 - above));
        branches.Add(new ExposureState(below + 1), visible, hidden, probability: probability * above);
    }
}
