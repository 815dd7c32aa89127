using System.Net;
using GainsightEvents.Delivery;
using GainsightEvents.Wire;

namespace GainsightEvents.Tests.Delivery;

public sealed class AnswerTextTests
{
    [Fact]
    public async Task A_body_that_never_ends_is_read_until_the_timeout_and_told_as_far_as_it_came()
    {
        using var timeout = new CancellationTokenSource();
        using var content = new EndlessContent("begun");
        var reading = HttpExchange.ReadBodyAsync(content, timeout.Token);
        Assert.False(reading.IsCompleted);
        await timeout.CancelAsync();
        Assert.Equal("begun"u8.ToArray(), (await reading).ToArray());
    }

    [Fact]
    public async Task No_body_is_an_empty_one() => Assert.True((await HttpExchange.ReadBodyAsync(null, CancellationToken.None)).IsEmpty);

    [Fact]
    public void Without_a_secret_nothing_is_masked() => Assert.Equal("as it is", AnswerText.Clean("as it is", new SecretMask("", null)));

    [Fact]
    public void A_secret_that_is_part_of_another_leaves_nothing_of_that_one() =>
        Assert.Equal("*** and ***", AnswerText.Clean("abc-def and abc", new SecretMask("abc", "abc-def")));

    /// <summary>Sends a beginning, then nothing more, and does not close.</summary>
    private sealed class EndlessContent(string beginning) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new EndlessStream(beginning));

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class EndlessStream(string beginning) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(beginning))
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = Read(buffer.Span);
            if (read == 0)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return read;
        }
    }
}
