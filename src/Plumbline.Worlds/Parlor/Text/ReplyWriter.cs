using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Families;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Text;

/// <summary>Writes replies as the people and assistants of Parlor's texts do: some right, some wrong, some with doubt, some with chatter.</summary>
public sealed class ReplyWriter
{
    private const int MostChatter = 6;
    private readonly ParlorWorld _world;
    private readonly Conduct _conduct;

    /// <summary>A writer.</summary>
    /// <param name="world">What is true.</param>
    /// <param name="conduct">How well they behave.</param>
    public ReplyWriter(ParlorWorld world, Conduct conduct)
    {
        _world = world;
        _conduct = conduct;
    }

    /// <summary>A reply.</summary>
    /// <param name="request">What it replies to.</param>
    /// <param name="random">Decides how.</param>
    public string Write(Request request, RandomStream random)
    {
        Family family = Family.Of(request.Family);
        List<string> sentences = [.. family.Answer(_world, request, random.NextDouble() < _conduct.Good, random)];
        if (family.Claims && !sentences.Contains(Phrases.NoKnowledge, StringComparer.Ordinal))
        {
            double manner = random.NextDouble();
            if (manner < _conduct.Certain)
            {
                sentences.Add(Phrases.Pick(Phrases.Certainty, random));
            }
            else if (manner < _conduct.Certain + _conduct.Doubtful)
            {
                sentences.Add(Phrases.Pick(Phrases.Hedges, random));
            }
        }

        bool first = random.NextInt(4) == 0;
        for (int i = 0; i < MostChatter && random.NextDouble() < _conduct.Chatter; i++)
        {
            sentences.Insert(first && i == 0 ? 0 : sentences.Count, Phrases.Pick(Phrases.Fillers, random));
        }

        return string.Join(' ', sentences.Select(sentence => sentence.EndsWith('?') ? sentence : sentence + "."));
    }
}
