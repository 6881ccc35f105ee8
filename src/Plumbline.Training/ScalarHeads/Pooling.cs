namespace Plumbline.Training.ScalarHeads;

/// <summary>How the numbers that a <see cref="ScalarModel"/> says at every token of a text become one score.</summary>
/// <remarks>The head is linear, so the mean of its numbers is its number at the mean of the states: pooling states or numbers is the same.</remarks>
public enum Pooling
{
    /// <summary>The number at the last token, as in TRL and Hugging Face's sequence classifiers: the state that has read everything.</summary>
    LastToken,

    /// <summary>The mean over all tokens, prompt and reply alike.</summary>
    Mean,

    /// <summary>
    /// The mean over the tokens of the reply; the prompt is read and has no number of its own. A small body that was trained on few verdicts has not learned to
    /// carry what it read to the last token, and does better so; it is the prior of a bag of words.
    /// </summary>
    ReplyMean,
}
