using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Text;

public class ReplyWriterTests
{
    private const int Requests = 250;

    private static readonly Conduct[] Conducts =
    [
        Conduct.Ordinary, Conduct.Careful, new Conduct(Good: 0, Certain: 1, Doubtful: 0, Chatter: 0.9), new Conduct(Good: 0, Certain: 0, Doubtful: 1, Chatter: 0),
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public void Write_PerfectConduct_IsWorthTheBestOfTheFamily(RequestFamily family)
    {
        RequestGenerator generator = new(Parlors.World, EntitySplit.All, 21, "writer");
        ReplyWriter perfect = new(Parlors.World, new Conduct(Good: 1, Certain: 0, Doubtful: 0, Chatter: 0));
        double best = Judge(generator.Draw(family, 0), perfect, 0).Gold;
        for (int i = 0; i < Requests; i++)
        {
            Request request = generator.Draw(family, i);
            Judgement judgement = Judge(request, perfect, i);

            judgement.Gold.ShouldBe(best, request.Id);
            judgement.Failures.ShouldBe(Failures.None, request.Id);
            judgement.Manner.ShouldBe(0, request.Id);
            foreach (Conduct conduct in Conducts)
            {
                Judge(request, new ReplyWriter(Parlors.World, conduct), i).Gold.ShouldBeLessThanOrEqualTo(best, request.Id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Write_AnyConduct_EverySentenceIsReadable(RequestFamily family)
    {
        RequestGenerator generator = new(Parlors.World, EntitySplit.All, 22, "writer");
        foreach (Conduct conduct in Conducts)
        {
            ReplyWriter writer = new(Parlors.World, conduct);
            for (int i = 0; i < Requests; i++)
            {
                string reply = writer.Write(generator.Draw(family, i), new RandomStream(22, $"reply/{i}"));
                Reading reading = ReplyReader.Read(reply, ended: true);

                reading.Sentences.ShouldBeGreaterThan(0);
                reading.Count(StatementKind.Unreadable).ShouldBe(0, reply);
                reply.ShouldNotContain("<|");
            }
        }
    }

    [Fact]
    public void Write_BadConduct_ShowsEveryFailure()
    {
        RequestGenerator generator = new(Parlors.World, EntitySplit.All, 23, "writer");
        ReplyWriter writer = new(Parlors.World, new Conduct(Good: 0, Certain: 0.5, Doubtful: 0, Chatter: 0));

        Failures seen = Enumerable.Range(0, 2000).Aggregate(Failures.None, (all, i) => all | Judge(generator.Draw(i), writer, i).Failures);

        seen.ShouldBe(Enum.GetValues<Failures>().Aggregate((all, failure) => all | failure));
    }

    [Fact]
    public void Write_Shares_AreThoseOfTheConduct()
    {
        const int Draws = 4000;
        Conduct conduct = Conduct.Ordinary;
        ReplyWriter writer = new(Parlors.World, conduct);
        RequestGenerator generator = new(Parlors.World, EntitySplit.All, 24, "writer");
        (int right, int certain, int doubtful, int chatter) = (0, 0, 0, 0);
        for (int i = 0; i < Draws; i++)
        {
            Request request = generator.Draw(RequestFamily.Fact, i);
            Reading reading = ReplyReader.Read(writer.Write(request, new RandomStream(24, $"reply/{i}")), ended: true);
            right += GoldUtility.Judge(request, reading).Correct == true ? 1 : 0;
            certain += reading.Confidence > 0 ? 1 : 0;
            doubtful += reading.Confidence < 0 ? 1 : 0;
            chatter += reading.Has(StatementKind.Filler) ? 1 : 0;
        }

        right.ShouldBeBinomial(Draws, conduct.Good);
        certain.ShouldBeBinomial(Draws, conduct.Certain);
        doubtful.ShouldBeBinomial(Draws, conduct.Doubtful);
        chatter.ShouldBeBinomial(Draws, conduct.Chatter);
    }

    [Fact]
    public void Write_SameStream_GivesTheSameReply()
    {
        Request request = new RequestGenerator(Parlors.World, EntitySplit.All, 25, "writer").Draw(4);
        ReplyWriter writer = new(Parlors.World, Conduct.Ordinary);
        string[] replies = [.. Enumerable.Range(0, 20).Select(i => writer.Write(request, new RandomStream(25, $"reply/{i}")))];

        Enumerable.Range(0, 20).Select(i => writer.Write(request, new RandomStream(25, $"reply/{i}"))).ShouldBe(replies);
        replies.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(1);
    }

    public static TheoryData<RequestFamily> Families() => [.. Enum.GetValues<RequestFamily>()];

    private static Judgement Judge(Request request, ReplyWriter writer, int index) => request.Judge(writer.Write(request, new RandomStream(20, $"reply/{index}")));
}
