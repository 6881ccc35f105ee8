namespace Plumbline.Evaluation.Logs;

/// <summary>Sums over a log.</summary>
/// <param name="Answered">Samples with an answer.</param>
/// <param name="Failed">Samples without one, those asked again left out.</param>
/// <param name="InputTokens">Tokens that went in, of every line.</param>
/// <param name="OutputTokens">Tokens that came out, of every line.</param>
public readonly record struct LogTotals(int Answered, int Failed, long InputTokens, long OutputTokens);
