using Plumbline.Worlds.Parlor.Families;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Programs;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Replies;

public class ReplyReaderFuzzTests
{
    private const int Draws = 5000;

    private static readonly Request[] Requests =
        [.. Enum.GetValues<RequestFamily>().Select(family => new RequestGenerator(Parlors.World, EntitySplit.All, 3, "fuzz").Draw(family, 0))];

    [Fact]
    public void Read_AnyText_GivesASoundReading()
    {
        for (int i = 0; i < Draws; i++)
        {
            CheckSound(HostileReplies.Draw(i));
        }
    }

    [Theory]
    [InlineData(ReplyReader.MostCharacters - 1)]
    [InlineData(ReplyReader.MostCharacters)]
    [InlineData(ReplyReader.MostCharacters + 1)]
    [InlineData(1_000_000)]
    public void Read_LongText_GivesASoundReading(int length)
    {
        foreach (string reply in HostileReplies.Long(length))
        {
            CheckSound(reply);
        }
    }

    [Fact]
    public void Judge_AnyText_IsFiniteAndNeverAboveTheBest()
    {
        string[] replies = [.. Enumerable.Range(0, Draws / 10).Select(HostileReplies.Draw), .. HostileReplies.Long(100_000)];
        foreach (Request request in Requests)
        {
            double best = Best(request);
            foreach (string reply in replies)
            {
                Judgement judgement = GoldUtility.Judge(request, ReplyReader.Read(reply, ended: false));

                double.IsFinite(judgement.Gold).ShouldBeTrue(reply);
                judgement.Gold.ShouldBeLessThan(best, reply);
                judgement.Manner.ShouldBeLessThan(0, reply);
            }
        }
    }

    // Time is linear because each sentence is compared with each pattern once, and there cannot be more sentences than this.
    private static void CheckSound(string reply)
    {
        Reading reading = ReplyReader.Read(reply, ended: true);

        reading.Sentences.ShouldBeLessThanOrEqualTo((Math.Min(reply.Length, ReplyReader.MostCharacters) / 2) + 2);
        reading.Statements.Sum(statement => statement.Text.Length).ShouldBeLessThanOrEqualTo(Math.Min(reply.Length, ReplyReader.MostCharacters) + 1);
        foreach (Statement statement in reading.Statements)
        {
            Enum.IsDefined(statement.Kind).ShouldBeTrue();
            statement.Text.ShouldNotBeNullOrWhiteSpace();
            statement.Subject.ShouldNotBeNull();
            statement.Value.Length.ShouldBeLessThanOrEqualTo(statement.Text.Length);
            ParlorProgram.Parse(statement.Value)?.Run(3);
        }

        ReplyReader.Read(reply, ended: true).Statements.ShouldBe(reading.Statements);
    }

    private static double Best(Request request)
    {
        string[] answer = Family.Of(request.Family).Answer(Parlors.World, request, good: true, new Numerics.Randomness.RandomStream(1, "best"));
        return request.Judge(string.Join(' ', answer.Select(sentence => sentence.EndsWith('?') ? sentence : sentence + "."))).Gold;
    }
}
