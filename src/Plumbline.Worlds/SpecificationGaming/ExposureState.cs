namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>The user of <see cref="Recommender"/>.</summary>
/// <param name="Bin">Net positive exposure in fiftieths, rounded by chance so that its mean is kept.</param>
public readonly record struct ExposureState(int Bin);
