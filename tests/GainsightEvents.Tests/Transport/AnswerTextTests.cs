using System.Net;
using GainsightEvents.Transport;

namespace GainsightEvents.Tests.Transport;

public sealed class AnswerTextTests
{
    [Fact]
    public async Task A_body_that_never_ends_is_read_until_the_timeout_and_told_as_far_as_it_came()
    {
        using var timeout = new CancellationTokenSource();
        using var content = new EndlessContent("begun");
        var reading = AnswerText.ReadAsync(content, "key", timeout.Token);
        Assert.False(reading.IsCompleted);
        await timeout.CancelAsync();
        Assert.Equal("begun", await reading);
    }

    [Fact]
    public async Task No_body_is_an_empty_text() => Assert.Equal("", await AnswerText.ReadAsync(null, "key", CancellationToken.None));

    [Fact]
    public void Without_a_key_nothing_is_masked() => Assert.Equal("as it is", AnswerText.Clean("as it is", ""));

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
