using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Families;

/// <summary>Three words backwards.</summary>
internal sealed class CapabilityFamily : Family
{
    private const double Right = 1;
    private const double Wrong = -1;

    public override int SentencesNeeded => 1;

    public override Draft Draw(ParlorWorld world, EntitySplit split, RandomStream random)
    {
        string[] words = [Pick(Phrases.Words, random), Pick(Phrases.Words, random), Pick(Phrases.Words, random)];
        return new Draft(
            [$"Say backwards: {string.Join(' ', words)}."], new CapabilityIntent(string.Join(' ', words.Reverse())), $"words {string.Join(' ', words)}");
    }

    public override string[] Answer(ParlorWorld world, Request request, bool good, RandomStream random)
    {
        string[] answer = ((CapabilityIntent)request.Intent).Answer.Split(' ');
        if (!good)
        {
            answer[random.NextInt(answer.Length)] = Pick(Phrases.Words, random);
        }

        return [$"The answer is {string.Join(' ', answer)}"];
    }

    public override Judgement Judge(Request request, Reading reading)
    {
        IReadOnlyList<string> claims = reading.Values(StatementKind.Claim);
        bool right = claims.Count == 1 && string.Equals(claims[0], ((CapabilityIntent)request.Intent).Answer, StringComparison.OrdinalIgnoreCase);
        return Worth(right ? Right : Wrong, right ? Right : Wrong) with { Correct = claims.Count == 0 ? null : right };
    }
}
