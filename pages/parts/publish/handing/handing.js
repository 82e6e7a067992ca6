// Saves the film and opens the platform's upload page in one press. Where the system can share files (phones), a second
// button hands film and words to an app; the words are copied as well, for some apps take the film alone.
export default function ({ parentElement, data }) {
  const first = parentElement.querySelector(".first");
  const share = parentElement.querySelector(".share");
  const note = parentElement.querySelector("p");
  let film = null;

  first.textContent = data.label;
  first.onclick = () => {
    window.open(data.desk, "_blank", "noopener");
    const link = document.createElement("a");
    link.href = data.film;
    link.download = data.name;
    document.body.append(link);
    link.click();
    link.remove();
    note.textContent = "The video is being saved. Drop it there, and paste the words from above.";
  };

  const sample = new File([new Uint8Array(1)], "a.mp4", { type: "video/mp4" });
  const able = navigator.canShare?.({ files: [sample] }) && matchMedia("(pointer: coarse)").matches;
  share.hidden = !able;
  share.onclick = async () => {
    try {
      if (!film) {
        note.textContent = "Getting the video…";
        const answer = await fetch(data.film);
        if (!answer.ok) throw new Error("gone");
        film = new File([await answer.blob()], data.name, { type: "video/mp4" });
      }
      await navigator.clipboard?.writeText(data.text).catch(() => undefined);
      await navigator.share({ files: [film], title: data.title, text: data.text });
      note.textContent = "The words are copied, too: paste them where they are missing.";
    } catch (error) {
      // A browser forgets the press while a long film loads; the next one finds it here.
      if (error.name === "NotAllowedError") {
        share.textContent = "Share now";
        note.textContent = "The video is here. Press once more.";
      } else if (error.name === "AbortError") {
        note.textContent = "";
      } else {
        note.textContent = "The video could not be fetched. Download it instead.";
      }
    }
  };
}
