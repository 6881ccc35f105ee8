using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Judges;

/// <summary>A scorer that asks a judge model.</summary>
public interface IModelJudge : IScorer
{
    /// <summary>Which model judges: provider and model, as the client says.</summary>
    string Model { get; }

    /// <summary>The digest of what it judges by, SHA-256 in hexadecimal.</summary>
    string RubricDigest { get; }
}
