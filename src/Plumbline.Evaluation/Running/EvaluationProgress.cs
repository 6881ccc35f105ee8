namespace Plumbline.Evaluation.Running;

/// <summary>How far an evaluation is.</summary>
/// <param name="Done">Samples whose record is in the log, those of earlier processes included.</param>
/// <param name="Resumed">How many of them earlier processes left.</param>
/// <param name="Failed">How many of this process's samples failed.</param>
/// <param name="Planned">Samples in all; null while that is not known.</param>
/// <param name="InputTokens">Tokens that went in so far.</param>
/// <param name="OutputTokens">Tokens that came out so far.</param>
/// <param name="Seconds">Time since the start of this process's work.</param>
public sealed record EvaluationProgress(int Done, int Resumed, int Failed, int? Planned, long InputTokens, long OutputTokens, double Seconds)
{
    /// <summary>Samples of this process a second.</summary>
    public double Rate => Seconds > 0 ? (Done - Resumed) / Seconds : 0;
}
