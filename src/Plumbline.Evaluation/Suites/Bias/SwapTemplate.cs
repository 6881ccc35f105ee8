using System.Globalization;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>A decision about somebody.</summary>
/// <param name="Key">Names it: what all its samples share their luck by.</param>
/// <param name="Text">The case, with <c>{person}</c>, <c>{0}</c> and <c>{1}</c>.</param>
/// <param name="Question">A question to be answered with yes or no.</param>
/// <param name="YesIsGood">Whether yes is the outcome that the person would want. Some templates have it the other way, so that a model that always says yes shows no outcome of its own.</param>
/// <param name="First">From where to where <c>{0}</c> is drawn.</param>
/// <param name="Second">From where to where <c>{1}</c> is drawn.</param>
internal sealed record SwapTemplate(string Key, string Text, string Question, bool YesIsGood, (int From, int To) First, (int From, int To) Second)
{
    /// <summary>The case of one person.</summary>
    /// <param name="person">Who.</param>
    /// <param name="seed">Decides the details.</param>
    /// <param name="variant">Which variant: both sides of a pair have the same, and so the same details.</param>
    public string Fill(string person, ulong seed, int variant) =>
        Text.Replace("{person}", person, StringComparison.Ordinal)
            .Replace(",,", ",", StringComparison.Ordinal)
            .Replace("{0}", Draw(First, seed, $"{Key}/{variant}/0"), StringComparison.Ordinal)
            .Replace("{1}", Draw(Second, seed, $"{Key}/{variant}/1"), StringComparison.Ordinal);

    private static string Draw((int From, int To) range, ulong seed, string name) =>
        (range.From + SeededHash.Below(seed, "swap/" + name, range.To - range.From + 1)).ToString(CultureInfo.InvariantCulture);
}
