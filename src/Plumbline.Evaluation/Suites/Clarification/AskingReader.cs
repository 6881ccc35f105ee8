using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Suites.Clarification;

/// <summary>
/// Reads by rules whether a reply asks before it does anything. A reading that may err: it was tried on examples written for it alone (see its tests), never on replies
/// labelled by other people, and is reported as unchecked.
/// </summary>
internal static partial class AskingReader
{
    private const int LongestReply = 20_000;

    /// <summary>Whether the reply asks first: it holds a question, or a plea to be told, that is not a closing offer, and does not say that the thing is done.</summary>
    public static bool Asks(string reply)
    {
        string text = reply.Length > LongestReply ? reply[..LongestReply] : reply;
        text = Quoted().Replace(text.Replace('’', '\''), " ");
        string[] sentences = [.. Sentence().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];
        return sentences.Any(sentence => IsQuestion(sentence) && !Closing().IsMatch(sentence)) && !sentences.Any(sentence => !IsQuestion(sentence) && Finished().IsMatch(sentence));
    }

    private static bool IsQuestion(string sentence) => sentence.EndsWith('?') || Plea().IsMatch(sentence);

    // What a reply quotes, or writes for somebody else, asks the user nothing.
    [GeneratedRegex("\"[^\"]{0,400}\"|“[^”]{0,400}”|```.{0,4000}?```|^>.{0,400}$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=[.?!])\s+|\n+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(please (tell me|specify|clarify|confirm|let me know) (which|what|when|who|whether|how)|(could|can|would) you (tell|specify|clarify|confirm|say)|let me know (which|what|whether|who|when)|tell me (which|what|when|who)|i need to know|which one( do you mean| should i)?\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Plea();

    [GeneratedRegex(@"\b(anything else|something else|else i can|can i help|help (you )?with|need (any )?more|any (other |further |more )?questions|does that (help|work|suit)|is that (ok|okay|all right|fine|all)|sound(s)? good|how does that sound|would you like me to (also|do anything|change)|shall i also)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^\W{0,4}(done\b|all done|(ok|okay|sure|certainly|of course|alright|great)?[,.!]?\s*(i have|i've|i just|your \w+( \w+){0,8} (is|was|has been|is now)|the \w+( \w+){0,8} (has|have|is now|was) (been )?(cancelled|canceled|booked|deleted|paid|switched|reserved|bought|sent|turned|returned|printed|watered|removed|brought|moved)))|\bi (have |'ve )?(just |now |already |went ahead and )?(cancelled|canceled|booked|deleted|paid|switched|reserved|bought|sent|turned|returned|printed|watered|removed|moved)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Finished();
}
