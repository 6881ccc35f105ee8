namespace Plumbline.Evaluation.Solvers.Choices;

/// <summary>What a likelihood is taken of.</summary>
public enum LikelihoodForm
{
    /// <summary>Of each choice's text, after the question alone, summed over its tokens: as TruthfulQA does.</summary>
    Text,

    /// <summary>Of each choice's text, divided by its number of tokens, so that long choices are not at a disadvantage.</summary>
    TextPerToken,

    /// <summary>Of each letter, after the question with its lettered choices: as MMLU and the model-written evaluations do.</summary>
    Letter,
}
