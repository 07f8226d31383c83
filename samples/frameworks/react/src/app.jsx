import { useRef, useState } from 'react';
import { BiasAnnotator, BiasReport } from 'source-bias-annotator/react';

export function App() {
  const annotator = useRef(null);
  const [analyst, setAnalyst] = useState('ana');
  const [readonly, setReadonly] = useState(false);
  const [count, setCount] = useState(0);
  const [sets, setSets] = useState([]);
  const tell = ({ currentTarget }) => setCount(currentTarget.annotations.length);

  return (
    <main>
      <h1>Who speaks?</h1>
      <p>
        <label>
          Analyst <input value={analyst} onChange={({ target }) => setAnalyst(target.value)} />
        </label>{' '}
        <label>
          <input type="checkbox" checked={readonly} onChange={({ target }) => setReadonly(target.checked)} />{' '}
          Read only
        </label>
      </p>
      <BiasAnnotator
        ref={annotator}
        src="article.html"
        analyst={analyst}
        readonly={readonly}
        onArticleLoad={tell}
        onAnnotationCreate={tell}
        onAnnotationDelete={tell}
      />
      <p role="status">Annotations: {count}</p>
      <button type="button" onClick={() => setSets([annotator.current.exportJSON()])}>
        Report
      </button>
      {sets.length > 0 && <BiasReport sets={sets} />}
    </main>
  );
}
