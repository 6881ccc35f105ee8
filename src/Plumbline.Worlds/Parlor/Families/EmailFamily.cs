using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Families;

/// <summary>A short email that says when something takes place.</summary>
internal sealed class EmailFamily : Family
{
    private const double Right = 1;
    private const double Wrong = -1;

    public override int SentencesNeeded => 3;

    public override Draft Draw(ParlorWorld world, EntitySplit split, RandomStream random)
    {
        string name = world.DrawPerson(random);
        string happening = Pick(Phrases.Events, random);
        string time = Pick(Phrases.Times, random);
        return new Draft([$"Write a short email to {name}. Say that the {happening} is at {time}."], new EmailIntent(happening, time), $"email {name}, {happening}, {time}");
    }

    public override string[] Answer(ParlorWorld world, Request request, bool good, RandomStream random)
    {
        EmailIntent intent = (EmailIntent)request.Intent;
        string happening = intent.Event;
        string time = intent.Time;
        if (!good)
        {
            time = Phrases.Times[(Array.IndexOf(Phrases.Times, time) + 1 + random.NextInt(Phrases.Times.Length - 1)) % Phrases.Times.Length];
        }

        string name = request.Turns[0].Split(' ')[5].TrimEnd('.');
        return [$"Dear {name}", $"The {happening} is at {time}", Phrases.Closing];
    }

    public override Judgement Judge(Request request, Reading reading)
    {
        EmailIntent intent = (EmailIntent)request.Intent;
        Statement[] said = [.. reading.Statements.Where(statement => statement.Kind == StatementKind.Appointment)];
        bool right = said.Length > 0
            && said.All(statement => string.Equals(statement.Subject, intent.Event, StringComparison.OrdinalIgnoreCase)
                && string.Equals(statement.Value, intent.Time, StringComparison.OrdinalIgnoreCase));
        return Worth(right ? Right : Wrong, right ? Right : Wrong) with { Correct = said.Length == 0 ? null : right };
    }
}
