-- What the model of a run that trained with differential privacy gives away: JSON.
ALTER TABLE training_run ADD COLUMN privacy text;
